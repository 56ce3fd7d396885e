namespace Federation.Cluster.Telemetry;

/// <summary>
/// The attributes of instruments and spans. Each has few values, all of them ours: words of this code, stable codes, and the keys of networks. None is the id of a centre, a person, an address, a token or a text of a query.
/// </summary>
public static class TelemetryTags
{
    /// <summary>Why something failed, as a stable code; not there where it did not. By the semantic conventions.</summary>
    public const string Error = "error.type";

    /// <summary><c>query</c>, <c>mutation</c> or <c>subscription</c>. By the semantic conventions.</summary>
    public const string GraphQLOperation = "graphql.operation.type";

    /// <summary>The id of a trusted document, on spans alone.</summary>
    public const string GraphQLDocument = "graphql.document.id";

    /// <summary>Which limit kept work away.</summary>
    public const string Limit = "federation.limit";

    internal const string AdmissionVerdict = "federation.admission.verdict";
    internal const string Concern = "federation.concern";
    internal const string FeedReader = "federation.feed.reader";
    internal const string IndexStep = "federation.index.step";
    internal const string LabelEvent = "federation.label.event";
    internal const string ListingChange = "federation.listing.change";
    internal const string MailOutcome = "federation.mail.outcome";
    internal const string MatchingVerdict = "federation.matching.verdict";
    internal const string Network = "federation.network";
    internal const string Purpose = "federation.purpose";
    internal const string RegroupingCause = "federation.regrouping.cause";
    internal const string RunOutcome = "federation.run.outcome";
    internal const string RunTrigger = "federation.run.trigger";
    internal const string StoreOperation = "federation.store.operation";

    /// <summary>On spans alone: how many rows and events a commit writes.</summary>
    internal const string StoreRows = "federation.store.rows", StoreEvents = "federation.store.events";

    /// <summary>For a code that is none of ours, by the semantic conventions: an adapter may make up as many as it likes.</summary>
    internal const string OtherError = "_OTHER";

    /// <summary>A word of an enumeration as attributes have it: <c>NoCredit</c> is <c>no_credit</c>.</summary>
    internal static string Of<T>(T value)
        where T : struct, Enum => Words<T>.All.GetValueOrDefault(value, "unknown");

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> All = Enum.GetValues<T>().Distinct().ToDictionary(value => value, value => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
