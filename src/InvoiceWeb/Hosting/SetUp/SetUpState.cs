using System.Security.Cryptography;
using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>Whether somebody must still create the first company, and the key that proves it is the operator who does.</summary>
public sealed class SetUpState(HostDatabase host)
{
    /// <summary>Printed in the terminal: who can read it may create the first company; a passer-by on the network may not.</summary>
    public string Key { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>Where this instance is reached, once it listens; for what is printed in the terminal.</summary>
    public string? Address { get; set; }

    public bool Opens(string? key) => key is not null && CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(key), System.Text.Encoding.UTF8.GetBytes(Key));

    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return !await db.Users.AnyAsync(cancellationToken);
    }

    /// <summary>Nobody real has an account yet.</summary>
    public async Task<bool> HasOnlyDemoAsync(CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return !await db.Users.AnyAsync(u => !u.IsDemo, cancellationToken) && !await db.Tenants.AnyAsync(t => !t.IsDemo, cancellationToken);
    }

    public async Task<bool> HasDemoAsync(CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return await db.Users.AnyAsync(u => u.IsDemo, cancellationToken);
    }
}
