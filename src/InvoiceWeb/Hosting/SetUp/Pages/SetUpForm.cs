using System.ComponentModel.DataAnnotations;

namespace InvoiceWeb.Hosting.SetUp.Pages;

/// <summary>What the set-up page asks. The names of the company's properties are those that its rules speak of.</summary>
public sealed class SetUpForm
{
    [Required(ErrorMessage = "Enter the name of the company.")]
    [StringLength(200, ErrorMessage = "Give the company a name of at most 200 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Choose an address for the company, such as “acme”.")]
    public string Slug { get; set; } = "";

    public string Currency { get; set; } = "EUR";

    [AllowedValues("en-GB", "en-US", "en-IE", "de-DE", "de-AT", "de-CH", ErrorMessage = "Choose one of these languages.")]
    public string Language { get; set; } = "en-GB";

    public string TimeZone { get; set; } = SetUpChoices.LikelyTimeZone;

    [Required(ErrorMessage = "Enter your name, as colleagues will see it.")]
    [StringLength(200, ErrorMessage = "Enter your name, as colleagues will see it, with at most 200 characters.")]
    public string AdminName { get; set; } = "";

    [Required(ErrorMessage = "Enter your e-mail address.")]
    [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
    [StringLength(256, ErrorMessage = "This is not an e-mail address.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(200, ErrorMessage = "A password has at most 200 characters.")]
    public string Password { get; set; } = "";
}
