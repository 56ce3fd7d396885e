using GraphQL;

namespace Federation.Gateway.GraphQL.Streams;

/// <summary>What a subscription answers for one happening.</summary>
/// <param name="Cursor">As in <see cref="Happening"/>.</param>
internal sealed record StreamedAnswer(ExecutionResult Result, string? Cursor);
