using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

internal sealed class PersonErasurePayloadType : ObjectGraphType<PersonErasurePayload>
{
    public PersonErasurePayloadType()
    {
        Name = "ErasePersonPayload";
        Description = "What came of an erasure, in counts; it names nobody.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RowCountType>>>>("erased").Description("What the person was erased from; empty where nothing was held.").Resolve(context => context.Source.Report?.Erased.ToList() ?? []);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RowCountType>>>>("kept").Description("Where the person still stands, since it cannot be cut out there; empty as a rule.").Resolve(context => context.Source.Report?.Kept.ToList() ?? []);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<UserErrorType>>>>("errors").Description("Why it was refused; empty when it was done.").Resolve(context => context.Source.Errors);
    }
}
