namespace Federation.Cluster.Suggestions;

/// <summary>Why a suggestion, or an answer to one, is refused; the catalogue says what to do.</summary>
public static class SuggestionCodes
{
    /// <summary>The directory has no such centre.</summary>
    public const string UnknownCentre = "suggestion.unknown-centre";

    /// <summary>No field of that name takes suggestions.</summary>
    public const string UnknownField = "suggestion.unknown-field";

    /// <summary>The value is none that the field can hold.</summary>
    public const string UnusableValue = "suggestion.unusable-value";

    /// <summary>The centre says so already.</summary>
    public const string NothingNew = "suggestion.nothing-new";

    /// <summary>Somebody suggested the same, and it is open.</summary>
    public const string KnownAlready = "suggestion.known-already";

    /// <summary>So many suggestions of one account are open at one network.</summary>
    public const string TooMany = "suggestion.too-many";

    /// <summary>The comment or the reason is too long, or missing.</summary>
    public const string UnusableText = "suggestion.unusable-text";

    /// <summary>No open suggestion of that id waits at the network.</summary>
    public const string NotOpen = "suggestion.not-open";
}
