using InvoiceWeb.Data.Identity;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>First start without demo data: the first company and the person who administers it and this host.</summary>
public sealed class CreateFirstCompany(SetUpState state, CreateTenant createTenant, GiveRoles giveRoles, IServiceScopeFactory scopes)
{
    /// <exception cref="RuleBrokenException"><c>set-up.closed</c>, <c>user.refused</c>, and what <see cref="CreateTenant"/> refuses.</exception>
    public async Task<Tenant> ExecuteAsync(string? key, NewTenant company, string email, string name, string password, CancellationToken cancellationToken)
    {
        if (!state.Opens(key) || !await state.IsNeededAsync(cancellationToken))
            throw new RuleBrokenException("set-up.closed", $"The first company exists already, or this address is not the one printed in the server's terminal.");
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var admin = new User { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, DisplayName = Text.CleanLine(name) ?? email, IsOperator = true };
        // Checked before the company is made, so that a weak password or a mistyped address leaves nothing half done.
        foreach (var check in users.UserValidators) (await check.ValidateAsync(users, admin)).Require("Email");
        foreach (var check in users.PasswordValidators) (await check.ValidateAsync(users, admin, password)).Require("Password");
        var tenant = await createTenant.ExecuteAsync(company, cancellationToken);
        (await users.CreateAsync(admin, password)).Require("Email");
        await giveRoles.ExecuteAsync(admin.Id, tenant.Id, Roles.Clerk | Roles.Approver | Roles.Payer | Roles.TenantAdmin, cancellationToken);
        return tenant;
    }
}
