using System.Reflection;
using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Approvals.Policy;
using InvoiceWeb.Archive;
using InvoiceWeb.Bulk;
using InvoiceWeb.Documents;
using InvoiceWeb.Files.Logo;
using InvoiceWeb.Identity.People;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Invoices.Calendar;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Invoices.Figures;
using InvoiceWeb.Invoices.Lists;
using InvoiceWeb.Invoices.Numbering;
using InvoiceWeb.Invoices.Rates;
using InvoiceWeb.Jobs;
using InvoiceWeb.Search;
using InvoiceWeb.Tenancy.Fields;

namespace InvoiceWeb.Tests.Data;

/// <summary>How to call each use case, with the permission that it must ask for. A new use case fails the tests until it stands here.</summary>
internal static class UseCases
{
    private static readonly CancellationToken None = CancellationToken.None;

    public sealed record Call(Type Type, Permission Needs, Func<TestDatabase, Actor, Target, Task<object?>> Run, bool NamesARecord = true);

    /// <summary>The records that a call is aimed at.</summary>
    public sealed record Target(Guid Draft, Guid Submitted, Guid Issued, Participant Participant, int Version, InvoiceContent Content)
    {
        /// <summary>A file of the draft.</summary>
        public Guid Attachment { get; init; }
        /// <summary>An invoice that <see cref="Note"/> credits, and settles by 1; <see cref="Payment"/> paid a part of it and kept a credit.</summary>
        public Guid Credited { get; init; }
        public Guid Note { get; init; }
        public Guid Payment { get; init; }
        public Guid IssuedLine { get; init; }
        public Guid Series { get; init; }
        public required FiscalYear Year { get; init; }
        public Guid Closable { get; init; }
        public Guid Closed { get; init; }
        public Guid Rate { get; init; }
        public Guid Colleague { get; init; }
        public Guid Delegation { get; init; }

        /// <summary>Asked for by <see cref="Colleague"/>; it has left a file.</summary>
        public Guid Job { get; init; }
        public int SettingsVersion { get; init; }
        public Guid VatRate { get; init; }
        public Guid LedgerCode { get; init; }

        /// <summary>A custom field of invoices, <c>project</c>.</summary>
        public Guid Field { get; init; }
        public int IssuedVersion { get; init; }
        public Guid Link { get; init; }
        public Guid Logo { get; init; }
        public Guid WaitingRun { get; init; }
        public Guid DoneRun { get; init; }
        public Guid Hold { get; init; }

        /// <summary>A supplier's document with a stored PDF and an attachment; only for calls of the archive.</summary>
        public InvoiceWeb.Data.Archive.ArchivedInvoice? Archived { get; init; }
    }

    /// <summary>Find nothing for a person who is a stranger to everybody, or have done something and found nothing.</summary>
    public static IReadOnlySet<Type> MayFindNothing { get; } = new HashSet<Type>([
        typeof(ReadPayments), typeof(FindArchiveAccesses), typeof(ReadAbsentees), typeof(FindDelegates), typeof(FindDelegations),
        typeof(ReadTotalsCheck), typeof(FindUnfinished), typeof(RemoveDemoData), typeof(ReadDemoRemoval),
        typeof(SaveApprovalPolicy), typeof(AddFiscalYear), typeof(MoveLockDate), typeof(EnterExchangeRate),
        typeof(SaveCompany), typeof(OfferCurrencies), typeof(InvoiceWeb.Payments.Books.ChangeBaseCurrency), typeof(ImportLedgerCodes), typeof(RestrictLedgerCodes), typeof(SaveCompanyLogo), typeof(RemoveCompanyLogo), typeof(InvitePerson), .. Archive.ArchivingUseCases.MayFindNothing,
    ]);

    public static IReadOnlyList<Call> All { get; } =
    [
        Of<ReadCompany>(Permission.ReadBooks, async (use, actor, t) => (await use.ExecuteAsync(actor, None)).TenantId == t.Participant.TenantId ? new[] { "the company" } : [], namesARecord: false),
        Of<SaveParticipant>(Permission.EditParticipants, async (use, actor, t) => await use.ExecuteAsync(actor, t.Participant.Id, t.Participant.Content with { Name = "Forged" }, t.Participant.RowVersion, None)),
        Of<ReadParticipant>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Participant.Id, None)),
        Of<FindParticipants>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Participant.Name, new(), null, None), namesARecord: false),
        Of<SaveInvoiceDraft>(Permission.EditInvoices, async (use, actor, t) => await use.ExecuteAsync(actor, t.Draft, InvoiceDirection.Sales, InvoiceKind.Invoice, t.Content with { ParticipantId = null, Note = "Forged" }, t.Version, None)),
        Of<ReadInvoice>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Issued, None)),
        Of<FindInvoices>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, new InvoiceFilter(ParticipantId: t.Participant.Id), null, None), namesARecord: false),
        Of<FindDueInvoices>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, InvoiceDirection.Sales, new(2027, 1, 1), None), namesARecord: false),
        Of<ReadFirstSteps>(Permission.ReadBooks, async (use, actor, t) => (await use.ExecuteAsync(actor, None)).HasIssued ? new[] { "issued" } : [], namesARecord: false),
        Of<ReadFigures>(Permission.ReadBooks, async (use, actor, t) => (await use.ExecuteAsync(actor, None)).Open(InvoiceDirection.Sales), namesARecord: false),
        Of<ReadTotalsCheck>(Permission.ReadBooks, async (use, actor, t) => (await use.ExecuteAsync(actor, None)).RepairedAt is null ? Array.Empty<string>() : ["repaired"], namesARecord: false),
        Of<FindUnfinished>(Permission.EditInvoices, async (use, actor, _) => await use.ExecuteAsync(actor, None), namesARecord: false),
        Of<RemoveDemoData>(Permission.ManageSettings, async (use, actor, _) => { await NoDemoAsync(() => use.ExecuteAsync(actor, RemoveDemoData.Confirmation, None)); return Array.Empty<string>(); }, namesARecord: false),
        Of<ReadDemoRemoval>(Permission.ManageSettings, async (use, actor, _) => { await NoDemoAsync(() => use.ExecuteAsync(actor, None)); return Array.Empty<string>(); }, namesARecord: false),
        Of<CountInvoices>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, new InvoiceFilter(ParticipantId: t.Participant.Id), None) is > 0 ? new[] { "counted" } : [], namesARecord: false),
        Of<FindCurrencies>(Permission.ReadBooks, async (use, actor, _) => await use.ExecuteAsync(actor, None), namesARecord: false),
        Of<CopyInvoice>(Permission.EditInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Issued, Guid.CreateVersion7(), None); return null; }),
        Of<DeleteDraft>(Permission.EditInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Draft, t.Version, None); return null; }),
        Of<JournalTyping>(Permission.EditInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Draft, 1, null, "{}", None); return Own(actor, t); }, namesARecord: false),
        Of<ReadJournal>(Permission.EditInvoices, async (use, actor, t) => await use.ExecuteAsync(actor, t.Draft, None) is null ? Own(actor, t) : new[] { "typing" }, namesARecord: false),
        Of<ForgetJournal>(Permission.EditInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Issued, None); return Own(actor, t); }, namesARecord: false),
        Of<VoidInvoice>(Permission.VoidInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Issued, "Forged", None); return null; }),
        Of<SubmitInvoice>(Permission.SubmitInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Draft, t.Version, None); return null; }),
        Of<ApproveInvoice>(Permission.ApproveInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Submitted, t.Version, null, None); return null; }),
        Of<BreakGlassApproval>(Permission.BreakGlass, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Submitted, t.Version, "Forged", None); return null; }),
        Of<RejectInvoice>(Permission.ApproveInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Submitted, t.Version, "Forged", None); return null; }),
        Of<ApproveSelected>(Permission.ApproveInvoices, async (use, actor, t) => (await use.ExecuteAsync(actor, [(t.Submitted, t.Version)], None)).Where(o => o.Refusal?.Code is not "record.not-found").ToList(), namesARecord: false),
        Of<AttachFile>(Permission.EditInvoices, async (use, actor, t) => await use.ExecuteAsync(actor, t.Draft, "forged.pdf", new MemoryStream(AFile.Pdf("Forged")), None)),
        Of<RemoveAttachment>(Permission.EditInvoices, async (use, actor, t) => await use.ExecuteAsync(actor, t.Draft, t.Attachment, None)),
        Of<ReadAttachments>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Draft, None), namesARecord: false),
        Of<DownloadAttachment>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Draft, t.Attachment, None)),
        Of<FindWaiting>(Permission.ReadBooks, async (use, actor, _) => await use.ExecuteAsync(actor, None), namesARecord: false),
        Of<CountWaiting>(Permission.ReadBooks, async (use, actor, _) => Enumerable.Range(0, await use.ExecuteAsync(actor, None)), namesARecord: false),
        Of<ReadSettingsOverview>(Permission.ReadBooks, async (use, actor, t) => (await use.ExecuteAsync(actor, None)).Company.TenantId == t.Participant.TenantId ? new[] { "own" } : [], namesARecord: false),
        Of<SaveCompany>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, new() { LegalName = "Forged", DefaultTermsDays = 1 }, t.SettingsVersion, None); return Array.Empty<string>(); }, namesARecord: false),
        Of<InvoiceWeb.Payments.Books.ChangeBaseCurrency>(Permission.ManageSettings, async (use, actor, t) => { await TryUnusedAsync(() => use.ExecuteAsync(actor, "USD", t.SettingsVersion, None)); return Array.Empty<string>(); }, namesARecord: false),
        Of<OfferCurrencies>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, ["USD"], t.SettingsVersion, None); return Array.Empty<string>(); }, namesARecord: false),
        Of<SaveCompanyLogo>(Permission.ManageSettings, async (use, actor, _) => { await use.ExecuteAsync(actor, "forged.png", new MemoryStream(AFile.Png(130, 60)), None); return Array.Empty<string>(); }, namesARecord: false),
        Of<RemoveCompanyLogo>(Permission.ManageSettings, async (use, actor, _) => { await use.ExecuteAsync(actor, None); return Array.Empty<string>(); }, namesARecord: false),
        Of<ReadCompanyLogo>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Logo, None) is { } logo ? new[] { logo } : [], namesARecord: false),
        Of<FindSettingsHistory>(Permission.ReadBooks, async (use, actor, t) => (await use.ExecuteAsync(actor, null, None)).Where(e => e.TenantId == t.Participant.TenantId), namesARecord: false),
        Of<FindVatRates>(Permission.ReadBooks, async (use, actor, _) => await use.ExecuteAsync(actor, None), namesARecord: false),
        Of<SaveVatRate>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, t.VatRate, new(VatCategory.Standard, 7, "Forged", null, null), 1, None); return null; }),
        Of<RemoveVatRate>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, t.VatRate, None); return null; }),
        Of<FindLedgerCodes>(Permission.ReadBooks, async (use, actor, _) => (await use.ExecuteAsync(actor, LedgerCodeKind.Account, null, None)).Codes, namesARecord: false),
        Of<ReadLineChoices>(Permission.ReadBooks, async (use, actor, _) => (await use.ExecuteAsync(actor, None)).Accounts.Codes, namesARecord: false),
        Of<SaveLedgerCode>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, t.LedgerCode, new(LedgerCodeKind.Account, "4400", "Forged", true), 1, None); return null; }),
        Of<ImportLedgerCodes>(Permission.ManageSettings, async (use, actor, _) => { await use.ExecuteAsync(actor, LedgerCodeKind.Account, "4400\tForged", None); return Array.Empty<string>(); }, namesARecord: false),
        Of<RestrictLedgerCodes>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, LedgerCodeKind.Account, true, t.SettingsVersion, None); return Array.Empty<string>(); }, namesARecord: false),
        Of<ReadCustomFields>(Permission.ReadBooks, async (use, actor, _) => (await use.ExecuteAsync(actor, None)).All, namesARecord: false),
        Of<SaveCustomField>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Field, new() { Key = "project", Label = "Forged" }, 1, None); return null; }),
        Of<RefillFieldIndex>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Field, None); return null; }),
        Of<ChangeInvoiceFields>(Permission.EditInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Issued, FieldValues.None.With("project", "\"Forged\""), t.IssuedVersion, None); return null; }),
        Of<FindPeople>(Permission.ManageUsers, async (use, actor, _) => await use.ExecuteAsync(actor, None), namesARecord: false),
        Of<FindAccessLinks>(Permission.ManageUsers, async (use, actor, _) => await use.ExecuteAsync(actor, None), namesARecord: false),
        Of<FindSecurityEvents>(Permission.ManageUsers, async (use, actor, _) => await use.ExecuteAsync(actor, null, None), namesARecord: false),
        Of<InvitePerson>(Permission.ManageUsers, async (use, actor, _) => { await use.ExecuteAsync(actor, $"{Guid.NewGuid():N}@example.com", Roles.Clerk, None); return Array.Empty<string>(); }, namesARecord: false),
        Of<RevokeAccessLink>(Permission.ManageUsers, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Link, None); return null; }),
        Of<ChangeRoles>(Permission.ManageUsers, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Colleague, Roles.TenantAdmin, Roles.Approver, None); return null; }),
        Of<EndMembership>(Permission.ManageUsers, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Colleague, None); return null; }),
        Of<IssuePasswordLink>(Permission.ManageUsers, async (use, actor, t) => await use.ExecuteAsync(actor, t.Colleague, None)),
        Of<ResetTwoFactor>(Permission.ManageUsers, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Colleague, None); return null; }),
        Of<ReadApprovals>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Issued, None), namesARecord: false),
        Of<ReadDecisionOptions>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Submitted, None)),
        Of<ReadApprovalPolicy>(Permission.ReadBooks, async (use, actor, _) => (await use.ExecuteAsync(actor, None)).Bands, namesARecord: false),
        Of<SaveApprovalPolicy>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, InvoiceDirection.Sales, [new(null, 2)], t.SettingsVersion, None); return Array.Empty<string>(); }, namesARecord: false),
        Of<ReadAbsentees>(Permission.ReadBooks, async (use, actor, _) => await use.ExecuteAsync(actor, None), namesARecord: false),
        Of<FindDelegates>(Permission.ApproveInvoices, async (use, actor, _) => await use.ExecuteAsync(actor, None), namesARecord: false),
        Of<FindDelegations>(Permission.ReadBooks, async (use, actor, _) => await use.ExecuteAsync(actor, None), namesARecord: false),
        Of<DelegateApprovals>(Permission.ApproveInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, new(t.Colleague, new(2026, 6, 15), new(2026, 6, 20)), None); return null; }),
        Of<RevokeDelegation>(Permission.ReadBooks, async (use, actor, t) => { await use.ExecuteAsync(actor with { UserId = t.Colleague }, t.Delegation, None); return null; }),
        Of<FindNumberSeries>(Permission.ReadBooks, async (use, actor, t) => (await use.ExecuteAsync(actor, None)).Where(s => s.Id == t.Series), namesARecord: false),
        Of<SaveNumberSeries>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Series, new("Forged", InvoiceDirection.Sales, InvoiceKind.Invoice, "F-", 4, true), 1, None); return null; }),
        Of<ReadGapReport>(Permission.ReadBooks, async (use, actor, t) => (await use.ExecuteAsync(actor, t.Year.Year, None)).Lines.Where(l => l.Count > 0), namesARecord: false),
        Of<ReadFiscalYears>(Permission.ReadBooks, async (use, actor, t) => (await use.ExecuteAsync(actor, None)).Years.Where(y => y.Id == t.Year.Id), namesARecord: false),
        Of<ReadYearWork>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Year.Id, None)),
        Of<AddFiscalYear>(Permission.ManageSettings, async (use, actor, _) => { await use.ExecuteAsync(actor, new(2028, new(2028, 1, 1), new(2028, 12, 31)), None); return Array.Empty<string>(); }, namesARecord: false),
        Of<CloseFiscalYear>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Closable, 1, false, None); return null; }),
        Of<ReopenFiscalYear>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Closed, 2, "Forged", None); return null; }),
        Of<MoveLockDate>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, new(2025, 1, 31), "Forged", t.SettingsVersion, None); return Array.Empty<string>(); }, namesARecord: false),
        Of<FindExchangeRates>(Permission.ReadBooks, async (use, actor, _) => (await use.ExecuteAsync(actor, "USD", null, None)).Rates, namesARecord: false),
        Of<ReadLatestRate>(Permission.ReadBooks, async (use, actor, _) => await use.ExecuteAsync(actor, "USD", null, None) is { } rate ? new[] { rate } : [], namesARecord: false),
        Of<EnterExchangeRate>(Permission.ManageSettings, async (use, actor, _) => { await use.ExecuteAsync(actor, new("GBP", new(2026, 6, 1), 1.2m), None); return Array.Empty<string>(); }, namesARecord: false),
        Of<CorrectExchangeRate>(Permission.ManageSettings, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Rate, 2m, 1m, "Forged", None); return null; }),
        Of<RecordPayment>(Permission.RecordPayments, async (use, actor, t) =>
        {
            await use.ExecuteAsync(actor, Guid.CreateVersion7(), new() { Amount = 1, Currency = "EUR", PaidOn = new(2026, 6, 1) }, [new(t.Issued, 1, 119m)], None);
            return null;
        }),
        Of<ReadPayments>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Issued, None), namesARecord: false),
        Of<CreateCreditNote>(Permission.EditInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, Guid.CreateVersion7(), t.Issued, [new(t.IssuedLine, 1)], None); return null; }),
        Of<ReadCreditLeft>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Issued, None)),
        Of<ReadCreditNotes>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Credited, None), namesARecord: false),
        Of<UseCredit>(Permission.RecordPayments, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Issued, 1, 119m, None); return null; }),
        Of<ReversePayment>(Permission.RecordPayments, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Payment, "Forged", None); return null; }),
        Of<SettleCreditNote>(Permission.RecordPayments, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Note, [new(t.Issued, 1, 119m)], 118m, None); return null; }),
        Of<UndoSettlement>(Permission.RecordPayments, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Note, t.Credited, "Forged", None); return null; }),
        Of<ReadPayment>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Payment, None)),
        Of<FindPayments>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, new PaymentFilter(ParticipantId: t.Participant.Id), null, None), namesARecord: false),
        Of<FindOpenInvoices>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Participant.Id, PaymentDirection.In, null, None), namesARecord: false),
        Of<ReadSettlements>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Note, None), namesARecord: false),
        Of<ReadParticipantMoney>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Participant.Id, None), namesARecord: false),
        Of<ReadHistory>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Issued, None), namesARecord: false),
        Of<ReadInvoiceDocument>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Issued, None)),
        Of<DownloadInvoicePdf>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Issued, None)),
        Of<ReadJob>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Job, None)),
        Of<FindJobs>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor with { UserId = t.Colleague }, false, None), namesARecord: false),
        Of<CancelJob>(Permission.ReadBooks, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Job, None); return null; }),
        Of<DownloadJobFile>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Job, None)),
        Of<SearchArchive>(Permission.SearchArchive, async (use, actor, _) => (await use.ExecuteAsync(actor, new(), null, null, None)).Rows, namesARecord: false),
        Of<FindArchivedInvoice>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Archived!.Invoice.Id, None) is { } place ? new[] { place } : [], namesARecord: false),
        Of<ReadArchivedInvoice>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Archived!.Invoice.Id, None)),
        Of<DownloadArchivedPdf>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Archived!.Invoice.Id, None)),
        Of<ReadArchivedAttachment>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Archived!.Invoice.Id, t.Archived.Attachments[0].Id, None)),
        Of<FindArchiveAccesses>(Permission.SearchArchive, async (use, actor, _) => await use.ExecuteAsync(actor, null, null, None), namesARecord: false),
        Of<ReadSupplierNumberInArchive>(Permission.ReadBooks, async (use, actor, t) =>
            await use.ExecuteAsync(actor, t.Archived!.Invoice.ParticipantId!.Value, t.Archived.Invoice.SupplierNumber, None) is { } id ? new[] { id } : [], namesARecord: false),
        Of<PreviewBulk>(Permission.VoidInvoices, async (use, actor, t) => await use.ExecuteAsync(actor, BulkAction.Void, [new(t.Issued, 1)], None)),
        Of<StartBulk>(Permission.VoidInvoices, async (use, actor, t) => { await use.ExecuteAsync(actor, BulkAction.Void, [new(t.Issued, 1)], "Forged", None); return null; }),
        Of<ReadRefused>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Job, None)),
        .. Archive.ArchivingUseCases.All,
        Of<FindAnywhere>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, new(t.Participant.Name, [119m]), None), namesARecord: false),
    ];

    /// <summary>The companies of these tests are real ones, and so whoever may ask is told that they stay.</summary>
    private static async Task NoDemoAsync(Func<Task> call)
    {
        try { await call(); }
        catch (RuleBrokenException real) when (real.Code == "demo.not-a-demo-company") { }
    }

    /// <summary>The company of these tests has issued invoices already.</summary>
    private static async Task TryUnusedAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (RuleBrokenException rule) when (rule.Code is "settings.base-currency-in-use")
        {
            // As it must be.
        }
    }

    /// <summary>Typing belongs to a person: nothing of another tenant can come back, so only the right tenant counts as an answer.</summary>
    private static string[] Own(Actor actor, Target t) => actor.Tenant == t.Participant.TenantId ? ["own"] : [];

    /// <summary>Take no actor, and why.</summary>
    public static IReadOnlyDictionary<Type, string> WithoutActor { get; } = new Dictionary<Type, string>
    {
        [typeof(CreateTenant)] = "the operator adds companies; no tenant exists yet",
        [typeof(CreateFirstCompany)] = "asks for the set-up key of the terminal instead",
        [typeof(EnterTenant)] = "makes actors out of memberships",
        [typeof(InvoiceWeb.Identity.SigningIn.SignInWithCode)] = "a person acts on their own account",
        [typeof(InvoiceWeb.Identity.SigningIn.SignInWithPassword)] = "a person acts on their own account",
        [typeof(InvoiceWeb.Identity.OwnAccount.ChangeOwnName)] = "a person acts on their own account",
        [typeof(InvoiceWeb.Identity.OwnAccount.ChangeOwnReading)] = "a person acts on their own account",
        [typeof(InvoiceWeb.Identity.OwnAccount.ChangeOwnPassword)] = "a person acts on their own account",
        [typeof(InvoiceWeb.Identity.OwnAccount.ReadOwnAccount)] = "a person acts on their own account",
        [typeof(InvoiceWeb.Identity.OwnAccount.RenewRecoveryCodes)] = "a person acts on their own account",
        [typeof(InvoiceWeb.Identity.OwnAccount.SwitchOffTwoFactor)] = "a person acts on their own account",
        [typeof(InvoiceWeb.Identity.OwnAccount.SwitchOnTwoFactor)] = "a person acts on their own account",
        [typeof(InvoiceWeb.Identity.Links.ReadInvitation)] = "the link says what may be done",
        [typeof(InvoiceWeb.Identity.Links.AcceptInvitation)] = "the link says what may be done",
        [typeof(InvoiceWeb.Identity.Links.CreateInvitedAccount)] = "the link says what may be done",
        [typeof(InvoiceWeb.Identity.Links.ReadPasswordLink)] = "the link says what may be done",
        [typeof(InvoiceWeb.Identity.Links.SetPasswordByLink)] = "the link says what may be done",
        [typeof(GiveRoles)] = "called by set-up, and by administration after a check of its own",
    };

    public static IEnumerable<Type> Discovered() =>
        from type in typeof(ReadInvoice).Assembly.GetExportedTypes()
        where !type.IsAbstract && type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(IsExecute)
        select type;

    public static bool TakesAnActor(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Any(m => m.GetParameters().Any(p => p.ParameterType == typeof(Actor)));

    private static bool IsExecute(MethodInfo method) =>
        (method.Name == "ExecuteAsync" || method.GetParameters().Any(p => p.ParameterType == typeof(Actor))) && method.ReturnType.IsAssignableTo(typeof(Task));

    internal static Call Of<T>(Permission needs, Func<T, Actor, Target, Task<object?>> run, bool namesARecord = true) where T : notnull =>
        new(typeof(T), needs, (database, actor, target) => run(database.Get<T>(), actor, target), namesARecord);
}
