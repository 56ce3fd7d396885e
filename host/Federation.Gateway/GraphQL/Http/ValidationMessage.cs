using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Errors;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>What strangers are told of a document that does not fit the schema: what is wrong, without guesses at what was meant.</summary>
internal static class ValidationMessage
{
    private const string Suggestion = " Did you mean";

    /// <summary>What errors have in common of which one is enough: the same words, or that directives are not known, whatever they are called.</summary>
    public static object Gist(ExecutionError error) => error is KnownDirectivesError ? typeof(KnownDirectivesError) : error.Message;

    public static ExecutionError WithoutSuggestions(ExecutionError error)
    {
        int at = error.Message.IndexOf(Suggestion, StringComparison.Ordinal);
        if (error is not ValidationError || at < 0) return error;
        var plain = new DocumentMismatch(error.Message[..at]);
        foreach (var location in error.Locations ?? []) plain.AddLocation(location);
        return plain;
    }

    private sealed class DocumentMismatch(string message) : DocumentError(message);
}
