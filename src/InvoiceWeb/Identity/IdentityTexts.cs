using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Identity;

/// <summary>What Identity refuses, in sentences that say what to do, in the reader's language.</summary>
internal sealed class IdentityTexts(IStringLocalizer<Texts> texts) : IdentityErrorDescriber
{
    public override IdentityError DefaultError() =>
        Say(nameof(DefaultError), texts["The account could not be changed. Try again."]);

    public override IdentityError ConcurrencyFailure() =>
        Say(nameof(ConcurrencyFailure), texts["The account was changed elsewhere at the same time. Reload the page and try again."]);

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), texts["This is not your current password."]);

    public override IdentityError PasswordTooShort(int length) =>
        Say(nameof(PasswordTooShort), texts["A password needs at least {0} characters.", length]);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Say(nameof(PasswordRequiresUniqueChars), texts["A password needs at least {0} different characters.", uniqueChars]);

    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), texts["“{0}” is not an e-mail address.", email ?? ""]);

    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), texts["“{0}” belongs to another account already.", email]);

    // The user name is the e-mail address: whatever is wrong with it, people know it under that name.
    public override IdentityError InvalidUserName(string? userName) => InvalidEmail(userName);

    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidToken() =>
        Say(nameof(InvalidToken), texts["This link has been used already, or it is too old. Ask for a new one."]);

    private static IdentityError Say(string code, LocalizedString text) => new() { Code = code, Description = text };
}
