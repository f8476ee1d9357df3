using System.Text.RegularExpressions;
using Npgsql;

namespace InvoiceWeb.Data.Tenancy;

/// <summary>Somebody else was faster by a moment: the database noticed it where the row version had no chance to.</summary>
public static partial class Beaten
{
    /// <summary>
    /// Events are inserted before their subject is updated, so of two writers one meets the other's event first. A cluster gives no name
    /// of the index beside the sentence, and in it names the shard's: ours, an underscore, a number.
    /// </summary>
    [GeneratedRegex("""
        \b(ix_audit_events_tenant_id_subject_id_sequence|pk_invoices|pk_participants|pk_payments
        |ix_ledger_codes_tenant_id_kind_code|ix_custom_fields_tenant_id_applies_to_key|ux_invoices_supplier_number|ix_participants_tenant_id_number|ix_payments_tenant_id_reverses_id
        |ix_approval_steps_tenant_id_invoice_id_round_approver_id)(_[0-9]+)?\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Races();

    /// <summary>
    /// Does the work once more when it was beaten: looking again, the rules can say by whom. And a last time, because a winner of a
    /// deadlock may still be about to commit when the loser looks.
    /// </summary>
    public static async Task<T> OnceMoreAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var again = 2; ; again--)
        {
            try
            {
                return await work();
            }
            catch (RuleBrokenException rule) when (again > 0 && rule.Code is "record.changed-meanwhile")
            {
            }
        }
    }

    internal static bool IsCauseOf(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException!)
            if (cause is PostgresException database)
                return database.SqlState is PostgresErrorCodes.DeadlockDetected
                    || (database.SqlState is PostgresErrorCodes.UniqueViolation && Races().IsMatch(database.ConstraintName ?? database.MessageText));
        return false;
    }
}
