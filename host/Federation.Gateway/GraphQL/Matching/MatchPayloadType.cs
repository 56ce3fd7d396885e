using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchPayloadType : ObjectGraphType<MatchPayload>
{
    public MatchPayloadType()
    {
        Name = "MatchPayload";
        Description = "What became of a decision about matching.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RegroupingType>>>>("regroupings").Description("What went over at once; empty where nothing had to.").Resolve(context => context.Source.Answer.Regroupings);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MatchRefusalType>>>>("errors").Description("Why it was refused; empty when it was done.").Resolve(context => context.Source.Errors);
    }
}
