using Federation.Cluster.Members.Visits.Statements;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class VisitLineType : ObjectGraphType<StatedLine>
{
    public VisitLineType()
    {
        Name = "VisitLine";
        Description = "How many visits one centre hosted in the month, of one tier.";
        Field<NonNullGraphType<StringGraphType>>("centreKey").Description("The centre's key.").Resolve(context => context.Source.Line.Centre.Value);
        Field<NonNullGraphType<StringGraphType>>("tier").Description("What the visitors had paid for, in their network's word.").Resolve(context => context.Source.Line.Tier.Value);
        Field<NonNullGraphType<IntGraphType>>("visitorDays").Description("Several visits of one visitor on one day at one centre are one. Doubtful ones are not among them.").Resolve(context => context.Source.Line.VisitorDays);
        Field<NonNullGraphType<IntGraphType>>("visits").Description("Every admission that is beyond doubt.").Resolve(context => context.Source.Line.Visits);
        Field<NonNullGraphType<IntGraphType>>("doubtfulDays").Description("Days on which a door without network admitted a visitor whom the directory would have refused, and no visit is beyond doubt: in no total, unless the home network accepts them.").Resolve(context => context.Source.Line.DoubtfulDays);
        Field<NonNullGraphType<IntGraphType>>("doubtfulVisits").Description("Such admissions.").Resolve(context => context.Source.Line.DoubtfulVisits);
        Field<VisitDisputeType>("dispute").Description("What is disputed of it; null where nothing is.").Resolve(context => context.Source.Dispute);
    }
}

internal sealed class VisitCorrectionType : ObjectGraphType<VisitCorrection>
{
    public VisitCorrectionType()
    {
        Name = "VisitCorrection";
        Description = "A counter-entry: what is to be added to a line of an earlier statement, which stays as it is.";
        Field<NonNullGraphType<StringGraphType>>("statement").Description("The key of the statement that it corrects, which may be none where nothing was stated then.").Resolve(context => VisitStatement.IdOf(context.Source.Month, context.Source.Host, context.Source.Home));
        Field<NonNullGraphType<StringGraphType>>("centreKey").Description("The line's centre.").Resolve(context => context.Source.Centre.Value);
        Field<NonNullGraphType<StringGraphType>>("tier").Description("The line's tier.").Resolve(context => context.Source.Tier.Value);
        Field<NonNullGraphType<IntGraphType>>("visitorDays").Description("With its sign.").Resolve(context => context.Source.VisitorDays);
        Field<NonNullGraphType<IntGraphType>>("visits").Description("With its sign.").Resolve(context => context.Source.Visits);
        Field<NonNullGraphType<IntGraphType>>("doubtfulDays").Description("With its sign; in no total.").Resolve(context => context.Source.DoubtfulDays);
        Field<NonNullGraphType<IntGraphType>>("doubtfulVisits").Description("With its sign; in no total.").Resolve(context => context.Source.DoubtfulVisits);
        Field<NonNullGraphType<CorrectionReasonType>>("reason").Description("Why.").Resolve(context => context.Source.Reason);
    }
}

internal sealed class CorrectionReasonType : EnumerationGraphType
{
    public CorrectionReasonType()
    {
        Name = "CorrectionReason";
        Description = "Why a line is corrected.";
        Add("LATE", CorrectionReason.Late, "Visits came to be known after the month was closed.");
        Add("ERASED", CorrectionReason.Erased, "Visits were erased.");
        Add("RECOUNTED", CorrectionReason.Recounted, "The numbers went different ways, as another visit became the first of its day.");
        Add("DISPUTED", CorrectionReason.Disputed, "The host conceded a dispute.");
    }
}

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
        Field<NonNullGraphType<StringGraphType>>("by").Description("The key of the network that disputes it.").Resolve(context => context.Source.By.Value);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("Since when.").Resolve(context => context.Source.At);
        Field<NonNullGraphType<DisputeStateType>>("state").Description("How far it has come.").Resolve(context => context.Source.State);
        Field<DateTimeScalar>("answeredAt").Description("When the host answered; null before.").Resolve(context => context.Source.AnsweredAt);
        Field<IntGraphType>("visitorDays").Description("What the host concedes, to be added to the line as it stood then; null where it concedes nothing.").Resolve(context => context.Source.VisitorDays);
        Field<IntGraphType>("visits").Description("The same of visits.").Resolve(context => context.Source.Visits);
        Field<StringGraphType>("enteredIn").Description("The month whose closing reckoned with it; null before.").Resolve(context => context.Source.EnteredIn?.ToString());
    }
}

internal sealed class DisputeStateType : EnumerationGraphType
{
    public DisputeStateType()
    {
        Name = "DisputeState";
        Description = "How far a dispute has come.";
        Add("OPEN", DisputeState.Open, "The host has not answered.");
        Add("CONCEDED", DisputeState.Conceded, "The host says how many it should be.");
        Add("DECLINED", DisputeState.Declined, "The host says that the line is right.");
    }
}

internal sealed class DisputeReasonType : EnumerationGraphType
{
    public DisputeReasonType()
    {
        Name = "DisputeReason";
        Description = "What is against a line; without words of one's own, which could be about a person.";
        Add("TOO_MANY", DisputeReason.TooMany, "It counts too many.");
        Add("TOO_FEW", DisputeReason.TooFew, "It counts too few.");
        Add("NOT_MEMBERS", DisputeReason.NotMembers, "These were no members of the home network.");
        Add("WRONG_TIER", DisputeReason.WrongTier, "They have another tier.");
        Add("DOUBTFUL_ACCEPTED", DisputeReason.DoubtfulAccepted, "The home network agrees to pay for doubtful visits of the line; the host says for how many. For the home network alone.");
        Add("WRONG_CENTRE", DisputeReason.WrongCentre, "The centre was closed, or its door not the host's.");
    }
}
