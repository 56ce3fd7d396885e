using System.Runtime.CompilerServices;
using GraphQL;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>
/// What an operation costs in points: each field with a price as often as the query names it, times the items of the lists that it stands in, with fragments put in, whatever <c>@skip</c> says.
/// Worked out once for a document that is kept; what variables say of page sizes is put in for each request. Thread safe.
/// </summary>
internal sealed class QueryPrice(DirectorySchema schema)
{
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, PriceFormula> _known = [];

    /// <param name="document">Weighed: no fragment of it spreads itself. It need not fit the schema; what does not costs nothing.</param>
    /// <param name="variables">As they were sent.</param>
    /// <returns>0 to <see cref="Points.Most"/>.</returns>
    public int Of(GraphQLDocument document, GraphQLOperationDefinition operation, Inputs variables)
    {
        if (!_known.TryGetValue(operation, out var formula))
        {
            formula = PriceCompiler.Compile(schema, document, operation);
            _known.AddOrUpdate(operation, formula);
        }

        return formula.Of(variables);
    }
}
