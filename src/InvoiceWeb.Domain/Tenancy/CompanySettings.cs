namespace InvoiceWeb.Tenancy;

/// <summary>What a tenant has decided about itself: the sender of its sales invoices, its currency, language and calendar.</summary>
public sealed class CompanySettings : ITenantOwned, IAudited
{
    private CompanySettings() { }

    public CompanySettings(TenantId tenant, string legalName, Currency baseCurrency)
    {
        TenantId = tenant;
        Id = tenant.Value;
        LegalName = legalName;
        BaseCurrency = baseCurrency.Code;
    }

    public TenantId TenantId { get; private set; }

    /// <summary>Equal to the tenant's id: there is one row for each tenant.</summary>
    public Guid Id { get; private set; }

    public string LegalName { get; set; } = "";
    public Address Address { get; set; } = new();
    public string? VatId { get; set; }
    public string? TaxNumber { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Iban { get; set; }
    public string? Bic { get; set; }
    public string? BankName { get; set; }

    /// <summary>Register entry, directors and the like, printed at the foot of each page.</summary>
    public string? LegalFooter { get; set; }

    public Guid? LogoFileId { get; set; }

    /// <summary>ISO 4217 code of the currency the books are kept in.</summary>
    public string BaseCurrency { get; private set; } = "";

    /// <summary>Culture of the tenant's documents, such as <c>en-GB</c> or <c>de-DE</c>.</summary>
    public string Language { get; set; } = "en-GB";

    /// <summary>IANA name; decides which day is “today” for issue dates.</summary>
    public string TimeZone { get; private set; } = "UTC";

    /// <summary>Days until payment is due, where neither participant nor invoice says otherwise.</summary>
    public int DefaultTermsDays { get; set; } = 30;

    /// <summary>Currencies that are offered beside the base currency; none offers all there are.</summary>
    public List<string> Currencies { get; private set; } = [];

    /// <summary>Lines of submitted invoices name accounts of the company's list only.</summary>
    public bool OnlyListedAccounts { get; set; }

    /// <summary>Lines of submitted invoices name cost centres of the company's list only.</summary>
    public bool OnlyListedCostCentres { get; set; }

    /// <summary>Moving a year into the archive is confirmed by a second administrator.</summary>
    public bool ArchiveNeedsSecondAdmin { get; set; }

    /// <summary>No document may be dated on or before this day.</summary>
    public DateOnly? LockedThrough { get; set; }

    public int RowVersion { get; private set; } = 1;
    public int AuditSequence { get; private set; }
    public string? AuditHead { get; private set; }
    string IAudited.AuditType => "settings";
    void IAudited.Advance(int sequence, string head) => (AuditSequence, AuditHead) = (sequence, head);

    /// <exception cref="RuleBrokenException"><c>settings.time-zone-unknown</c></exception>
    public void UseTimeZone(string zone) =>
        TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : throw TenancyRules.TimeZoneUnknown(zone);

    /// <summary>What a new document can choose from: the base currency first, then the others by code.</summary>
    /// <param name="kept">A currency that a document has already; offered although the company no longer offers it.</param>
    public IReadOnlyList<string> OfferedCurrencies(string? kept = null) =>
    [
        .. new[] { BaseCurrency }.Concat((Currencies.Count > 0 ? Currencies : Currency.All.Select(c => c.Code)).Append(kept).OfType<string>().Order(StringComparer.Ordinal)).Distinct(),
    ];

    /// <exception cref="RuleBrokenException"><c>currency.unknown</c></exception>
    public void Offer(IEnumerable<string> codes) =>
        Currencies = [.. codes.Select(code => Currency.Of(code).Code).Where(code => code != BaseCurrency).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Only while nothing has been issued; the use case knows.</summary>
    public void KeepBooksIn(Currency currency) => (BaseCurrency, Currencies) = (currency.Code, [.. Currencies.Where(code => code != currency.Code)]);

    /// <summary>The calendar day in the tenant's time zone at a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    /// <exception cref="RuleBrokenException"><c>period.locked</c></exception>
    public void RequireUnlocked(DateOnly date)
    {
        if (date <= LockedThrough) throw TenancyRules.DateLocked(date, LockedThrough.Value);
    }
}
