using Federation.Cluster.Telemetry;
using Federation.Gateway.GraphQL.Http.Rates;

namespace Federation.Gateway.GraphQL.Assessments;

/// <summary>Keeps one account from having codes mailed to many centres: ten, and one more every two hours and twenty-four minutes, so up to twenty in a day. Counted on each silo since its start; what one centre gets is counted for good. Thread safe.</summary>
internal sealed class ControlThrottle(TimeProvider clock)
{
    private const int Mails = 10, SecondsOfDay = 24 * 60 * 60;

    /// <summary>It fills up by a token a second.</summary>
    private readonly ClientBuckets _mails = new(new Quota("mails", 1, SecondsOfDay), clock);

    /// <summary>Counts one more try to have a code mailed, to a mailbox of the centre's own.</summary>
    /// <returns>False where the account has none left.</returns>
    public bool Admit(string account) => ShedLoad.IsNot(_mails.TryTake(account, SecondsOfDay / Mails) is null, "control_mails");
}
