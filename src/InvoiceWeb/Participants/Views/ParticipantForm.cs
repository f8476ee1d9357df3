using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Views.Fields;

namespace InvoiceWeb.Participants.Views;

/// <summary>The fields of a participant while they are being typed.</summary>
public sealed class ParticipantForm
{
    public string? Name { get; set; }
    public string? Number { get; set; }
    public bool IsCustomer { get; set; }
    public bool IsSupplier { get; set; }
    public string? VatId { get; set; }
    public string? TaxNumber { get; set; }
    public string? Line1 { get; set; }
    public string? Line2 { get; set; }
    public string? PostCode { get; set; }
    public string? City { get; set; }
    public string? Region { get; set; }
    public string? Country { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Currency { get; set; }
    public int? TermsDays { get; set; }
    public string? Iban { get; set; }
    public string? Bic { get; set; }
    public string? BankName { get; set; }
    public bool IsArchived { get; set; }
    public FieldForm Fields { get; init; } = FieldForm.None(CustomFieldTarget.Participant);

    /// <param name="country">Where most participants are: the company's own.</param>
    public static ParticipantForm New(FieldRegistry registry, string? country) => new() { IsCustomer = true, Country = country, Fields = new(registry, CustomFieldTarget.Participant, FieldValues.None) };

    public static ParticipantForm Of(ParticipantContent c, FieldRegistry? registry = null) => new()
    {
        Name = c.Name, Number = c.Number, IsCustomer = c.IsCustomer, IsSupplier = c.IsSupplier, VatId = c.VatId, TaxNumber = c.TaxNumber,
        Line1 = c.Address.Line1, Line2 = c.Address.Line2, PostCode = c.Address.PostCode, City = c.Address.City, Region = c.Address.Region, Country = c.Address.Country,
        Email = c.Email, Phone = c.Phone, Currency = c.Currency, TermsDays = c.TermsDays, Iban = c.Iban, Bic = c.Bic, BankName = c.BankName, IsArchived = c.IsArchived,
        Fields = new(registry ?? FieldRegistry.None, CustomFieldTarget.Participant, c.Fields),
    };

    public ParticipantContent ToContent() => new()
    {
        Name = Name, Number = Number, IsCustomer = IsCustomer, IsSupplier = IsSupplier, VatId = VatId, TaxNumber = TaxNumber,
        Address = new() { Line1 = Line1, Line2 = Line2, PostCode = PostCode, City = City, Region = Region, Country = Country },
        Email = Email, Phone = Phone, Currency = Currency, TermsDays = TermsDays, Iban = Iban, Bic = Bic, BankName = BankName, IsArchived = IsArchived, Fields = Fields.ToValues(),
    };
}
