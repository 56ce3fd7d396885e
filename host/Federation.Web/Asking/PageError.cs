using System.Text.Json.Serialization;

namespace Federation.Web.Asking;

/// <summary>An error of an answer.</summary>
public sealed record PageError
{
    /// <summary>The code of a question that is refused for too many ask.</summary>
    public const string OfCrowd = "HOST_BUSY";

    public required string Message { get; init; }

    /// <summary>Field names and places in lists, from the root.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    public ErrorExtensions? Extensions { get; init; }

    [JsonIgnore]
    public string Code => Extensions?.Code ?? "INTERNAL";

    /// <summary>Whether it is refused for there are too many who ask, and not for anything of its own.</summary>
    [JsonIgnore]
    public bool IsOfCrowd => Code == OfCrowd;

    public sealed record ErrorExtensions(string Code);
}
