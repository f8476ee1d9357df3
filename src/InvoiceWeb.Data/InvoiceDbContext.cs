using InvoiceWeb.Approvals;
using InvoiceWeb.Archive;
using InvoiceWeb.Audit;
using InvoiceWeb.Data.Identity;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Documents;
using InvoiceWeb.Files;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Jobs;
using InvoiceWeb.Participants;
using InvoiceWeb.Payments;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Data;

/// <summary>
/// All tables: those of tenants, reached through <see cref="TenantWork"/> only, and the host's own (people, memberships, jobs, keys).
/// </summary>
public sealed class InvoiceDbContext(DbContextOptions<InvoiceDbContext> options) : IdentityUserContext<User, Guid>(options)
{
    private TenantId? _tenant;

    // Host tables, local to the coordinator.
    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<AccessLink> AccessLinks => Set<AccessLink>();
    public DbSet<SecurityEvent> SecurityEvents => Set<SecurityEvent>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<Job> Jobs => Set<Job>();

    // Tenant tables.
    public DbSet<CompanySettings> CompanySettings => Set<CompanySettings>();
    public DbSet<FiscalYear> FiscalYears => Set<FiscalYear>();
    public DbSet<CustomField> CustomFields => Set<CustomField>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<ParticipantTerm> ParticipantTerms => Set<ParticipantTerm>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<DraftJournal> DraftJournals => Set<DraftJournal>();
    public DbSet<InvoiceAttachment> InvoiceAttachments => Set<InvoiceAttachment>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<NumberCounter> NumberCounters => Set<NumberCounter>();
    public DbSet<ExchangeRate> ExchangeRates => Set<ExchangeRate>();
    public DbSet<OfferedVatRate> OfferedVatRates => Set<OfferedVatRate>();
    public DbSet<LedgerCode> LedgerCodes => Set<LedgerCode>();
    public DbSet<CustomFieldValue> CustomFieldValues => Set<CustomFieldValue>();
    public DbSet<TotalsDelta> TotalsDeltas => Set<TotalsDelta>();
    public DbSet<TotalsBalance> TotalsBalances => Set<TotalsBalance>();
    public DbSet<ApprovalBand> ApprovalBands => Set<ApprovalBand>();
    public DbSet<ApprovalStep> ApprovalSteps => Set<ApprovalStep>();
    public DbSet<ApprovalDelegation> ApprovalDelegations => Set<ApprovalDelegation>();
    public DbSet<PaymentRecord> Payments => Set<PaymentRecord>();
    public DbSet<PaymentAllocation> PaymentAllocations => Set<PaymentAllocation>();
    public DbSet<PaymentCredit> PaymentCredits => Set<PaymentCredit>();
    public DbSet<Rendition> Renditions => Set<Rendition>();
    public DbSet<ArchiveRun> ArchiveRuns => Set<ArchiveRun>();
    public DbSet<ArchiveSegment> ArchiveSegments => Set<ArchiveSegment>();
    public DbSet<ArchivedNumbers> ArchivedNumbers => Set<ArchivedNumbers>();
    public DbSet<ArchivedVoid> ArchivedVoids => Set<ArchivedVoid>();
    public DbSet<ArchivedParticipant> ArchivedParticipants => Set<ArchivedParticipant>();
    public DbSet<ArchivedTotal> ArchivedTotals => Set<ArchivedTotal>();
    public DbSet<InvoiceRecall> InvoiceRecalls => Set<InvoiceRecall>();
    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();
    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();
    public DbSet<ArchiveAccess> ArchiveAccesses => Set<ArchiveAccess>();

    /// <summary>The tenant that every query is filtered by.</summary>
    /// <exception cref="InvalidOperationException">No tenant was set: that never means all of them.</exception>
    public TenantId CurrentTenant => _tenant
        ?? throw new InvalidOperationException("No tenant is set. Tenant tables are reached through TenantWork only.");


    internal void Enter(TenantId tenant) => _tenant = tenant;

    internal void Leave() => _tenant = null;

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        this.BeforeSaving(_tenant);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        this.BeforeSaving(_tenant);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<TenantId>().HaveConversion<TenantIdConverter>();
        configurationBuilder.ComplexProperties<Address>();
        // Views of an entity, not tables.
        configurationBuilder.IgnoreAny<InvoiceContent>();
        configurationBuilder.IgnoreAny<InvoiceTotals>();
        configurationBuilder.IgnoreAny<ParticipantContent>();
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        foreach (var enumeration in typeof(TenantId).Assembly.GetTypes().Where(t => t.IsEnum && Enum.GetUnderlyingType(t) == typeof(short)))
            configurationBuilder.Properties(enumeration).HaveConversion<short>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(InvoiceDbContext).Assembly);
        builder.KeysComeFromTheClient();
        builder.SnakeCaseNames();
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(ITenantOwned).IsAssignableFrom(t.ClrType)).ToList())
            FilterMethod.MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
    }

    private static readonly System.Reflection.MethodInfo FilterMethod =
        typeof(InvoiceDbContext).GetMethod(nameof(FilterByTenant), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;

    private void FilterByTenant<T>(ModelBuilder builder) where T : class, ITenantOwned =>
        builder.Entity<T>().HasQueryFilter(TenantFilter.Name, row => row.TenantId == CurrentTenant);
}
