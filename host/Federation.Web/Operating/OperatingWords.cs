using Federation.Web.Languages;

namespace Federation.Web.Operating;

/// <summary>The words of the operators' page in one language.</summary>
public sealed record OperatingWords
{
    public required string Lead { get; init; }

    public required string Identity { get; init; }

    public required string Networks { get; init; }

    public required string Assessing { get; init; }

    public required string Ready { get; init; }

    public required string Alerts { get; init; }

    public required string AlertsNone { get; init; }

    public required string Network { get; init; }

    public required string What { get; init; }

    public required string Since { get; init; }

    public required string Adapters { get; init; }

    public required string Adapter { get; init; }

    public required string State { get; init; }

    public required string Origin { get; init; }

    public required string SignedBy { get; init; }

    public required string Licence { get; init; }

    public required string Mapping { get; init; }

    public required string Mail { get; init; }

    public required string MailLead { get; init; }

    public required string MailNone { get; init; }

    public required string About { get; init; }

    public required string Attempts { get; init; }

    public required string Criteria { get; init; }

    public required string Version { get; init; }

    public required string From { get; init; }

    public required string InForce { get; init; }

    public required string Always { get; init; }

    /// <summary>By the schema's AdapterState.</summary>
    public required IReadOnlyDictionary<string, string> AdapterStates { get; init; }

    /// <summary>By the schema's AdapterOrigin.</summary>
    public required IReadOnlyDictionary<string, string> Origins { get; init; }

    /// <summary>By the schema's MailState.</summary>
    public required IReadOnlyDictionary<string, string> MailStates { get; init; }

    /// <summary>By the schema's MailKind.</summary>
    public required IReadOnlyDictionary<string, string> MailKinds { get; init; }

    public static OperatingWords Of(Language language) => language.Pick(OperatingEnglish.Words, OperatingFrench.Words);
}
