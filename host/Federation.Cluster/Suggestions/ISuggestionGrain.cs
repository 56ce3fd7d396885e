using Federation.Cluster.Centres;

namespace Federation.Cluster.Suggestions;

/// <summary>What people suggest to one network. Its key is the network's id. Who may ask for what is for the caller to have seen to.</summary>
[Alias("ISuggestionGrain")]
public interface ISuggestionGrain : IGrainWithStringKey
{
    /// <summary>Has a suggestion wait at the network.</summary>
    [Alias("Suggest")]
    Task<SuggestionAnswer> Suggest(SuggestionOrder order);

    /// <summary>The network says no to an open one.</summary>
    [Alias("Dismiss")]
    Task<SuggestionAnswer> Dismiss(string suggestion, string reason);

    /// <summary>Closes what the network's listings say by now, and what waited for too long; forgets what was closed long ago.</summary>
    [Alias("Review")]
    Task Review();
}

/// <summary>A suggestion as it was asked for.</summary>
[GenerateSerializer, Immutable, Alias("suggestion-order")]
public sealed record SuggestionOrder(
    [property: Id(0)] CentreId Centre, [property: Id(1)] ListingKey Listing, [property: Id(2)] string Field, [property: Id(3)] string Value, [property: Id(4)] string? Comment, [property: Id(5)] string By);

/// <summary>What came of it.</summary>
/// <param name="Code">One of <see cref="SuggestionCodes"/>; null where it was done.</param>
[GenerateSerializer, Immutable, Alias("suggestion-answer")]
public sealed record SuggestionAnswer([property: Id(0)] string? Code, [property: Id(1)] string? Message, [property: Id(2)] Suggestion? Suggestion)
{
    public static SuggestionAnswer Refused(string code, string message) => new(code, message, null);

    public static SuggestionAnswer Done(Suggestion suggestion) => new(null, null, suggestion);
}
