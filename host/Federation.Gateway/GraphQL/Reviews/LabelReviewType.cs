using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Reviews;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Publishing;
using Federation.Gateway.GraphQL.Results;
using Federation.Registry.Reviews;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Reviews;

internal sealed class LabelReviewType : ObjectGraphType<LabelReview>
{
    public LabelReviewType()
    {
        Name = "LabelReview";
        Description = "That assessors should look at a label. It changes nothing of the label, nor of its certificate.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("Names it.").Resolve(context => context.Source.Id);
        Field<CentreType>("centre").Description("The centre; null where it is gone.").Resolve(context =>
            CentreId.TryParse(context.Source.Centre, out var id) ? context.Directory().Centres.Load(id).Select(centre => centre is null ? null : CentreNode.Of(centre)) : null);
        Field<NonNullGraphType<IntGraphType>>("label").Description("Which of its labels.").Resolve(context => context.Source.Label);
        Field<NonNullGraphType<IntGraphType>>("awarded").Description("The level of interoperability that it was awarded.").Resolve(context => context.Source.Awarded);
        Field<NonNullGraphType<IntGraphType>>("level").Description("What was found on the day on which the review was opened: 0 to 3.").Resolve(context => context.Source.Level);
        Field<NonNullGraphType<StringGraphType>>("since").Description("The first day of the fall, in UTC, for example 2026-03-01.").Resolve(context => context.Source.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Field<NonNullGraphType<DateTimeScalar>>("openedAt").Description("When it was opened.").Resolve(context => context.Source.OpenedAt);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LosingReasonType>>>>("why").Description("What stood against the next level then, the mandatory criteria first.").Resolve(context => context.Source.Why);
        Field<ReviewOutcomeType>("outcome").Description("How it ended; null while it is open.").Resolve(context => context.Source.Outcome);
        Field<DateTimeScalar>("closedAt").Description("When; null while it is open.").Resolve(context => context.Source.ClosedAt);
        Field<StringGraphType>("reason").Description("What an assessor said of it; null where none closed it.").Resolve(context => context.Source.Reason);
    }
}

internal sealed class ReviewOutcomeType : EnumerationGraphType
{
    public ReviewOutcomeType()
    {
        Name = "LabelReviewOutcome";
        Description = "How a review ended.";
        Add("DECIDED", ReviewOutcome.Decided, "An assessor looked at it, and said what comes of it.");
        Add("RECOVERED", ReviewOutcome.Recovered, "The centre was at its awarded level again.");
        Add("LABEL_OVER", ReviewOutcome.LabelOver, "The label is in force no more, or another one is.");
    }
}

/// <param name="Review">After it.</param>
internal sealed record LabelReviewClosed(LabelReview Review);

internal sealed class LabelReviewResultType : ResultType<LabelReviewClosedType>
{
    public LabelReviewResultType()
        : base("LabelReviewResult", "What became of closing a review.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class LabelReviewClosedType : ObjectGraphType<LabelReviewClosed>
{
    public LabelReviewClosedType()
    {
        Name = "LabelReviewClosed";
        Description = "A review was closed.";
        Field<NonNullGraphType<LabelReviewType>>("review").Description("As it ended.").Resolve(context => context.Source.Review);
    }
}
