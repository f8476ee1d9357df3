using InvoiceWeb.Data;
using InvoiceWeb.Data.Identity;
using InvoiceWeb.Hosting;
using InvoiceWeb.Identity.Links;
using InvoiceWeb.Identity.OwnAccount;
using InvoiceWeb.Identity.People;
using InvoiceWeb.Identity.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace InvoiceWeb.Identity;

/// <summary>People: sign-in by password and second factor, sessions in a cookie.</summary>
internal static class IdentityModule
{
    /// <summary>For who asks not to be signed out when the browser closes; counted from the last use.</summary>
    private static readonly TimeSpan StaySignedIn = TimeSpan.FromDays(14);

    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<EnterTenant>().AddSingleton<SecurityLog>();
        services.AddSingleton<FindPeople>().AddSingleton<FindAccessLinks>().AddSingleton<FindSecurityEvents>().AddSingleton<ChangeRoles>().AddSingleton<EndMembership>()
            .AddSingleton<InvitePerson>().AddSingleton<RevokeAccessLink>().AddSingleton<IssuePasswordLink>().AddSingleton<ResetTwoFactor>().AddTransient<People.Pages.PeopleWork>();
        services.AddSingleton<LinkThrottle>().AddSingleton<LinkWork>().AddSingleton<ReadInvitation>().AddSingleton<AcceptInvitation>()
            .AddSingleton<CreateInvitedAccount>().AddSingleton<ReadPasswordLink>().AddSingleton<SetPasswordByLink>();
        services.AddScoped<SignInRecord>().AddScoped<SignInWithPassword>().AddScoped<SignInWithCode>();
        services.AddScoped<OwnSession>().AddScoped<ReadOwnAccount>().AddScoped<ChangeOwnName>().AddScoped<ChangeOwnPassword>().AddScoped<ChangeOwnReading>()
            .AddScoped<SwitchOnTwoFactor>().AddScoped<SwitchOffTwoFactor>().AddScoped<RenewRecoveryCodes>();
        services.AddIdentityCore<User>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                // The user name is the e-mail address, and those may contain more than Identity's default set: o'brien@…, zoë@….
                options.User.AllowedUserNameCharacters = "";
                // Length beats composition (NIST SP 800-63B): no rules about which characters.
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<InvoiceDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<ReaderClaims.Factory>()
            .AddErrorDescriber<IdentityTexts>();
        services.AddScoped<IClaimsTransformation, BrowserZone>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.LogoutPath = "/sign-out";
            cookie.AccessDeniedPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.Name = "invoiceweb";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnSigningIn = signingIn =>
            {
                if (signingIn.Properties.IsPersistent) signingIn.Properties.ExpiresUtc = signingIn.Properties.IssuedUtc + StaySignedIn;
                return Task.CompletedTask;
            };
        });
        // Sooner than circuits look (SessionWatch): a circuit that has ended must not find the cookie behind it still welcome.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddDataProtection().SetApplicationName("InvoiceWeb");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
        return services;
    }

    private sealed class KeysInDatabase(Microsoft.EntityFrameworkCore.IDbContextFactory<InvoiceDbContext> contexts) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options) => options.XmlRepository = new DatabaseKeyRepository(contexts);
    }
}
