using Federation.Registry.Log.Entries;
using Federation.Registry.Log.Notes;

namespace Federation.Registry.Log;

/// <summary>What a proof is worth.</summary>
/// <param name="IsIncluded">Whether the entry is in the log.</param>
/// <param name="Code">One of <see cref="LogProblemCodes"/>.</param>
/// <param name="Reason">What decided it, in English.</param>
/// <param name="Entry">What the log says; null where it does not.</param>
/// <param name="Checkpoint">Of the log; null with the entry.</param>
/// <param name="Witnesses">The names of those among the given ones who have signed the checkpoint.</param>
public sealed record LogVerdict(bool IsIncluded, string Code, string Reason, LogEntry? Entry, Checkpoint? Checkpoint, IReadOnlyList<string> Witnesses);
