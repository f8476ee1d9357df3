using InvoiceWeb.Data.Setup;

namespace InvoiceWeb.Tests.Data;

public sealed class DatabaseSetupTests
{
    [Fact]
    public async Task Instances_that_start_at_the_same_moment_prepare_a_database_once_and_doing_it_again_changes_nothing()
    {
        var server = await TestServer.Current;
        var database = await server.EmptyAsync();
        try
        {
            var outcomes = await Together.AllAsync(3, _ => SetUpAsync(database));
            Assert.All(outcomes, Assert.Null);
            var grants = await Sql.ListAsync<string>(database.Owner, Grants);
            await SetUpAsync(database);
            Assert.Equal(grants, await Sql.ListAsync<string>(database.Owner, Grants));
            Assert.NotEmpty(grants);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await server.DropAsync(database);
        }
    }

    [Fact]
    public async Task An_owner_who_is_no_superuser_gives_a_role_the_password_that_is_configured_now()
    {
        var server = await TestServer.Current;
        var database = await server.EmptyAsync();
        var role = $"iw_changed_{Environment.ProcessId}";
        DatabaseConnections With(string password) => database with { App = new NpgsqlConnectionStringBuilder(database.App) { Username = role, Password = password, Pooling = false }.ConnectionString };
        try
        {
            await SetUpAsync(With("one"));
            await SetUpAsync(With("two"));
            Assert.Equal(1, await Sql.CountAsync(With("two").App, "pg_roles WHERE rolname = current_user AND NOT rolsuper AND NOT rolbypassrls"));
            await Assert.ThrowsAsync<PostgresException>(() => Sql.CountAsync(With("one").App, "pg_roles"));
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await server.DropAsync(database);
            await Sql.RunAsync(database.Owner.Replace(new NpgsqlConnectionStringBuilder(database.Owner).Database!, "postgres", StringComparison.Ordinal), $"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_refused_with_what_to_do()
    {
        var nowhere = DatabaseConnections.From("Host=127.0.0.1;Port=1;Database=x;Username=y;Password=z;Timeout=2");
        var problem = await Assert.ThrowsAsync<DatabaseUnusableException>(() => SetUpAsync(nowhere));
        Assert.Contains("--connection", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    private const string Grants = "SELECT relname || ' ' || coalesce(relacl::text, '') FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1";

    private static Task SetUpAsync(DatabaseConnections database) => TestServer.SetUpAsync(database);
}
