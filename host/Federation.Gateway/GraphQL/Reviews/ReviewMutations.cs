using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Reviews;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Registry.Reviews;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Reviews;

internal sealed class ReviewMutations(IDirectoryGrains grains, ReviewArchive archive, LabelDesk desk) : IMutationFields
{
    public void AddTo(MutationType mutation) => mutation.Field<LabelReviewResultType>("closeLabelReview")
        .Description("Closes a review of a label, for an assessor: what comes of it (a suspension, a new assessment, nothing) is decided apart. A fall that lasts opens another one after ninety further days.")
        .Argument<NonNullGraphType<StringGraphType>>("review", "Its key.")
        .Argument<NonNullGraphType<StringGraphType>>("reason", "What comes of it.")
        .ResolveAsync(async context => await CloseAsync(context));

    private async Task<object> CloseAsync(IResolveFieldContext context)
    {
        // No grain is woken for a key that somebody made up.
        if (await archive.ReadAsync(context.GetArgument<string>("review"), context.CancellationToken) is not { } review) return NotThere();
        if (CentreId.TryParse(review.Centre, out var centre) && await desk.AgainstAsync(context.Directory(), await desk.ReadAsync(centre, context.CancellationToken), context.CancellationToken) is { } conflict) return new Refused(conflict.Code, conflict.Message);
        string? code = await grains.Reviews().Close(review.Id, context.Subject(), context.GetArgument<string>("reason"));
        return code switch
        {
            null => new LabelReviewClosed(await archive.ReadAsync(review.Id, context.CancellationToken) ?? review),
            ReviewProblemCodes.Unknown => NotThere(),
            ReviewProblemCodes.Closed => new Refused(code, "The review is closed already."),
            _ => new Refused(code, "The reason is told in 1 to 2,000 characters."),
        };
    }

    private static NotFound NotThere() => new(ReviewProblemCodes.Unknown, "There is no review of that key.", "review");
}
