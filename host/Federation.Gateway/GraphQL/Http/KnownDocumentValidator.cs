using System.Runtime.CompilerServices;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Validates as the library does; of a document that has been validated it only reads what the request brings along. Thread safe.</summary>
internal sealed class KnownDocumentValidator : DocumentValidator, IDocumentValidator
{
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, StrongBox<OperationInputs?>> _known = [];

    Task<IValidationResult> IDocumentValidator.ValidateAsync(in ValidationOptions options) =>
        options.Rules is not null && !options.Rules.Any() && InputsOf(options)?.Read(options.Variables) is { } read ? Task.FromResult(read) : ValidateAsync(options);

    private OperationInputs? InputsOf(in ValidationOptions options)
    {
        if (_known.TryGetValue(options.Operation, out var known)) return known.Value;
        var inputs = OperationInputs.Of(options.Schema, options.Document, options.Operation);
        _known.AddOrUpdate(options.Operation, new StrongBox<OperationInputs?>(inputs));
        return inputs;
    }
}
