namespace Federation.Gateway.GraphQL.Results;

/// <summary>Why a mutation did nothing. It was to be expected, and so it is an answer and no error.</summary>
/// <param name="Code">One of the catalogue.</param>
/// <param name="Message">What is against it, in English.</param>
internal abstract record Refusal(string Code, string Message);

/// <summary>One about which nothing else is to be said.</summary>
internal sealed record Refused(string Code, string Message) : Refusal(Code, Message);
