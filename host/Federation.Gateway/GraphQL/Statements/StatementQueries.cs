using Federation.Cluster.Members.Visits;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Results;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class StatementQueries(IDirectoryGrains grains, StatementReader reader) : IQueryFields
{
    public void AddTo(QueryType query) => query.Field<NetworkStatementsType>("visitStatements")
        .Description("What a network hosted of others' members in a month, and what others hosted of its own, as it was closed.")
        .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
        .Argument<NonNullGraphType<StringGraphType>>("month", "By the calendars of the centres, 2026-11.")
        .ResolveAsync(async context =>
        {
            var (network, month) = (context.NetworkAsked(), Month(context));
            return await grains.Network(network).GetDefinition() is null ? null : await reader.ReadAsync(network, month, context.CancellationToken);
        });

    private static VisitMonth Month(IResolveFieldContext context) =>
        VisitMonth.TryParse(context.GetArgument<string>("month"), out var month) ? month : throw CodedError.BadInput("\"month\" is none. Write year and month, 2026-11.");
}
