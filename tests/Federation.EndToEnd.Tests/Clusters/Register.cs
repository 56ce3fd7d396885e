using System.Text.Json;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>What stands at a centre under a version, and is set by whoever names the version that was looked at.</summary>
internal abstract class Register
{
    public abstract string Name { get; }

    /// <summary>Whether a host tells it from an answer that it keeps for as long as its index does not change, and which so may be some moments behind what other hosts set.</summary>
    public abstract bool IsKept { get; }

    /// <summary>By <c>$centre</c>.</summary>
    public abstract string Query { get; }

    /// <summary>What the query was answered.</summary>
    public abstract Answer Told(JsonElement data);

    /// <summary>A mutation by <c>$input</c> that sets something else.</summary>
    public abstract (string Mutation, object Input) Change(string centre, Answer seen, Random random);

    /// <summary>What such a mutation was answered.</summary>
    public abstract Answer Outcome(JsonElement data);

    public string Subject(string centre) => $"{Name} of {centre}";

    /// <param name="changed">The code by which it is said that somebody was faster.</param>
    private protected static Answer Refusal(JsonElement result, string changed) =>
        result.TryGetProperty("code", out var code) ? new Answer(code.GetString() == changed ? Operation.Refused : $"{code}") : new Answer(result.GetProperty("__typename").GetString() ?? "nothing");
}

/// <param name="Result">As in an <see cref="Operation"/>.</param>
internal sealed record Answer(string Result, int Version = -1, int Value = -1, string? Key = null, string? Why = null);
