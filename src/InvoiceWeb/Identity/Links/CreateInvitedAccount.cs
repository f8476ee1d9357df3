using InvoiceWeb.Data;
using InvoiceWeb.Data.Identity;
using InvoiceWeb.Identity.OwnAccount;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.Links;

/// <summary>A person who is new here takes up an invitation: chooses name and password, and joins.</summary>
public sealed class CreateInvitedAccount(IServiceScopeFactory scopes, LinkWork links, TimeProvider clock)
{
    /// <param name="address">The network address of the request.</param>
    /// <returns>With what the person signs in now, and where to.</returns>
    /// <exception cref="RuleBrokenException">A rule of <see cref="LinkRules"/>, <c>account.name-missing</c>, <c>user.refused</c>.</exception>
    public async Task<InvitedAccount> ExecuteAsync(string token, string? name, string password, string? address, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, users) = (scope.ServiceProvider.GetRequiredService<InvoiceDbContext>(), scope.ServiceProvider.GetRequiredService<UserManager<User>>());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var link = await links.OpenAsync(db, AccessLinkKind.Invitation, token, address, cancellationToken);
        var email = link.Email!;
        var key = LinkTokens.EmailKey(email);
        // Only that person's own password opens the account there is.
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == key, cancellationToken)) throw LinkRules.SignInFirst(email);
        var user = new User
        {
            Id = Guid.CreateVersion7(), UserName = email, Email = email,
            DisplayName = Text.CleanLine(name) is { Length: <= 200 } clean ? clean : throw AccountRules.NameMissing(),
        };
        (await users.CreateAsync(user, password)).Require("Password");
        var slug = await db.JoinAsync(link, user, clock.GetUtcNow(), address, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new InvitedAccount(email, slug);
    }
}

public sealed record InvitedAccount(string Email, string Slug);
