namespace InvoiceWeb.Tests.Data;

/// <summary>
/// Under row-level security a cluster node crashed in our measurements when the optional side of an outer join had to be planned by
/// itself: a list, a page or a materialised query LEFT JOIN a tenant table that no tenant filters. Each shape is tried through the one
/// door; the filter stands on both sides, so each is one task. Leaving the filter out does not compile (BannedSymbols.txt).
/// </summary>
public sealed class CrashShapeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> Shapes => [.. All.Keys];

    private static readonly Dictionary<string, Func<InvoiceDbContext, Task<int>>> All = new(StringComparer.Ordinal)
    {
        ["a page with its lines"] = async db => (await db.Invoices.OrderBy(i => i.Id).Take(3).Include(i => i.Lines).ToListAsync()).Count,
        ["a page with lines and charges, split"] = async db => (await db.Invoices.OrderBy(i => i.Id).Take(3).Include(i => i.Lines).Include(i => i.AllowancesCharges).AsSplitQuery().ToListAsync()).Count,
        ["a page left joined with a page"] = async db => (await (
            from i in db.Invoices.OrderBy(i => i.Id).Take(3)
            join p in db.Participants.OrderBy(p => p.Id).Take(3) on new { i.TenantId, Id = i.ParticipantId } equals new { p.TenantId, Id = (Guid?)p.Id } into several
            from p in several.DefaultIfEmpty()
            select new { i.Id, p!.Name }).ToListAsync()).Count,
        ["every tenant left joined with invoices"] = async db => (await (
            from t in db.Tenants
            join i in db.Invoices on t.Id equals i.TenantId into several
            from i in several.DefaultIfEmpty()
            select new { t.Slug, Id = (Guid?)i!.Id }).ToListAsync()).Count,
        ["distinct left joined"] = async db => (await (
            from p in db.Invoices.Select(i => new { i.TenantId, i.ParticipantId }).Distinct()
            join e in db.Participants on new { p.TenantId, Id = p.ParticipantId } equals new { e.TenantId, Id = (Guid?)e.Id } into several
            from e in several.DefaultIfEmpty()
            select e!.Name).ToListAsync()).Count,
        ["a union left joined"] = async db => (await (
            from i in db.Invoices.Where(i => i.Year > 0).Union(db.Invoices.Where(i => i.Year == 0))
            from e in db.AuditEvents.Where(e => e.TenantId == i.TenantId && e.SubjectId == i.Id).OrderBy(e => e.Sequence).Take(1).DefaultIfEmpty()
            select e!.Action).ToListAsync()).Count,
        ["the newest of each, left joined"] = async db => (await (
            from p in db.Participants
            from i in db.Invoices.Where(i => i.TenantId == p.TenantId && i.ParticipantId == p.Id).OrderByDescending(i => i.Id).Take(1).DefaultIfEmpty()
            select new { p.Name, Id = (Guid?)i!.Id }).ToListAsync()).Count,
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_shape_that_crashed_nodes_is_answered_and_every_node_stays_up(string shape)
    {
        var company = await TenantTables.FilledCompanyAsync(database);
        var held = new List<NpgsqlConnection>();
        try
        {
            // A node that crashes ends all of its sessions.
            foreach (var node in ClusterServer.Current.Nodes)
            {
                held.Add(new NpgsqlConnection(node.Superuser("postgres")));
                await held[^1].OpenAsync();
            }

            Assert.True(await company.AskAsync(All[shape]) > 0);

            foreach (var connection in held)
            {
                await using var alive = new NpgsqlCommand("SELECT 1", connection);
                Assert.Equal(1, await alive.ExecuteScalarAsync());
            }
        }
        finally
        {
            foreach (var connection in held) await connection.DisposeAsync();
        }
    }
}
