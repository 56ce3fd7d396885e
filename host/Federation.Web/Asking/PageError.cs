using System.Text.Json.Serialization;

namespace Federation.Web.Asking;

/// <summary>An error of an answer.</summary>
public sealed record PageError
{
    public required string Message { get; init; }

    /// <summary>Field names and places in lists, from the root.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    public ErrorExtensions? Extensions { get; init; }

    [JsonIgnore]
    public string Code => Extensions?.Code ?? "INTERNAL";

    public sealed record ErrorExtensions(string Code);
}
