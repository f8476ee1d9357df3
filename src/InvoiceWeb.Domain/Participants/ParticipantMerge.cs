using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Participants;

/// <summary>Two people described the same participant at once: both keep what only one of them touched; of the rest the one who is still typing decides.</summary>
public static class ParticipantMerge
{
    /// <param name="origin">What both began from.</param>
    /// <param name="mine">What is typed here.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    public static ParticipantContent Merge(ParticipantContent origin, ParticipantContent mine, ParticipantContent theirs)
    {
        var merge = new FieldMerge<ParticipantContent>(origin, mine, theirs, c => c.Cleaned());
        return new ParticipantContent
        {
            Name = merge.Of(c => c.Name), Number = merge.Of(c => c.Number), IsCustomer = merge.Of(c => c.IsCustomer), IsSupplier = merge.Of(c => c.IsSupplier), VatId = merge.Of(c => c.VatId), TaxNumber = merge.Of(c => c.TaxNumber),
            Address = new()
            {
                Line1 = merge.Of(c => c.Address.Line1), Line2 = merge.Of(c => c.Address.Line2), PostCode = merge.Of(c => c.Address.PostCode), City = merge.Of(c => c.Address.City),
                Region = merge.Of(c => c.Address.Region), Country = merge.Of(c => c.Address.Country),
            },
            Email = merge.Of(c => c.Email), Phone = merge.Of(c => c.Phone), Currency = merge.Of(c => c.Currency), TermsDays = merge.Of(c => c.TermsDays), Iban = merge.Of(c => c.Iban), Bic = merge.Of(c => c.Bic),
            BankName = merge.Of(c => c.BankName), IsArchived = merge.Of(c => c.IsArchived),
            Fields = mine.Fields.Keys.Union(origin.Fields.Keys).Union(theirs.Fields.Keys).Aggregate(FieldValues.None, (merged, key) => merged.With(key, merge.Of(c => c.Fields.Json(key)))),
        };
    }
}
