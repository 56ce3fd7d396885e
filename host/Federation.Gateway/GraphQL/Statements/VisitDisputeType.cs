using Federation.Cluster.Members.Visits.Statements;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class VisitDisputeType : ObjectGraphType<VisitDispute>
{
    public VisitDisputeType()
    {
        Name = "VisitDispute";
        Description = "What one of the two networks has against a line, and what the host says to that.";
        Field<NonNullGraphType<StringGraphType>>("statement").Description("The statement's key.").Resolve(context => VisitStatement.IdOf(context.Source.Month, context.Source.Host, context.Source.Home));
        Field<NonNullGraphType<StringGraphType>>("centreKey").Description("The line's centre.").Resolve(context => context.Source.Centre.Value);
        Field<NonNullGraphType<StringGraphType>>("tier").Description("The line's tier.").Resolve(context => context.Source.Tier.Value);
        Field<NonNullGraphType<DisputeReasonType>>("reason").Description("What is against it.").Resolve(context => context.Source.Reason);
        Field<IntGraphType>("claimedDays").Description("How many visitor-days it should have, by the one who disputes; null where that was not said.").Resolve(context => context.Source.ClaimedDays);
        Field<IntGraphType>("claimedVisits").Description("The same of visits.").Resolve(context => context.Source.ClaimedVisits);
        Field<NonNullGraphType<StringGraphType>>("by").Description("The key of the network that disputes it.").Resolve(context => context.Source.By.Value);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("Since when.").Resolve(context => context.Source.At);
        Field<NonNullGraphType<DisputeStateType>>("state").Description("How far it has come.").Resolve(context => context.Source.State);
        Field<DateTimeScalar>("answeredAt").Description("When the host answered; null before.").Resolve(context => context.Source.AnsweredAt);
        Field<IntGraphType>("visitorDays").Description("What the host concedes, to be added to the line as it stood then; null where it concedes nothing.").Resolve(context => context.Source.VisitorDays);
        Field<IntGraphType>("visits").Description("The same of visits.").Resolve(context => context.Source.Visits);
        Field<StringGraphType>("enteredIn").Description("The month whose closing reckoned with it; null before.").Resolve(context => context.Source.EnteredIn?.ToString());
    }
}
