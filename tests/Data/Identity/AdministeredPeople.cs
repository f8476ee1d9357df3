using InvoiceWeb.Data.Identity;
using InvoiceWeb.Identity.Links;
using InvoiceWeb.Identity.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace InvoiceWeb.Tests.Data;

/// <summary>People with accounts and memberships, as the administration of people finds them.</summary>
internal static class AdministeredPeople
{
    public const string Password = "a long enough password";
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>An administrator whom the host knows: links are worth something only while their issuer is one.</summary>
    public static Task<Actor> AdminAsync(this TestCompany company) => company.EmployAsync("Ada Admin", Roles.TenantAdmin);

    public static async Task<string> EmailAsync(this TestDatabase database, Guid userId)
    {
        await using var db = await database.Get<HostDatabase>().OpenAsync(None);
        return await db.Users.Where(u => u.Id == userId).Select(u => u.Email!).SingleAsync();
    }

    public static Task JoinAsync(this TestDatabase database, Guid userId, TestCompany company, Roles roles) =>
        database.Get<GiveRoles>().ExecuteAsync(userId, company.Id, roles, None);

    public static async Task<string> InviteAsync(this TestDatabase database, Actor admin, string email, Roles roles = Roles.Clerk) =>
        (await database.Get<InvitePerson>().ExecuteAsync(admin, email, roles, None)).Token;

    public static Task<InvitedAccount> CreateAccountAsync(this TestDatabase database, string token, string password = Password) =>
        database.Get<CreateInvitedAccount>().ExecuteAsync(token, "Nora New", password, "192.0.2.1", None);

    public static Task<string> AcceptAsync(this TestDatabase database, Guid userId, string token) =>
        database.Get<AcceptInvitation>().ExecuteAsync(userId, token, "192.0.2.1", None);

    public static async Task<bool> MayEnterAsync(this TestDatabase database, Guid userId, TestCompany company)
    {
        try
        {
            await database.Get<EnterTenant>().ExecuteAsync(userId, company.Tenant.Slug, None);
            return true;
        }
        catch (RuleBrokenException rule) when (rule.Code == "record.not-found")
        {
            return false;
        }
    }

    public static async Task<T> WithUsersAsync<T>(this TestDatabase database, Guid userId, Func<UserManager<User>, User, Task<T>> act)
    {
        await using var scope = database.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return await act(users, (await users.FindByIdAsync(userId.ToString()))!);
    }

    public static Task<bool> HasPasswordAsync(this TestDatabase database, Guid userId, string password) => database.WithUsersAsync(userId, (users, user) => users.CheckPasswordAsync(user, password));
}
