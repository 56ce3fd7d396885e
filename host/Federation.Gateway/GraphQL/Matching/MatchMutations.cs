using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchMutations(IDirectoryGrains grains) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        AddPair("acceptMatch", PairVerdict.Same, "Decides that two listings are of one place: their centres become one, though one network lists both. It is remembered, whatever they say later.");
        AddPair("keepApart", PairVerdict.Apart, "Decides that two listings are of two places: they never stand in one centre. Where they do, they part, and their former ids come back. It is remembered.");
        AddPair("withdrawMatchDecision", null, "Takes back what was decided of two listings: the scores decide again.");
        mutation.Field<MatchResultType>("undoRegrouping")
            .Description("Takes a regrouping back: what it brought together is kept apart from now on and stands in its former centres again, under their former ids. What came since is matched again.")
            .Argument<NonNullGraphType<UndoRegroupingInputType>>("input", "The decision.")
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<UndoRegroupingInput>("input");
                return Told(await grains.Matching().Undo(new UndoOrder(input.Regrouping, context.Actor(input.Actor), input.Reason)));
            });
        mutation.Field<MatchResultType>("pinField")
            .Description("Has a field of a centre show what one of its listings says, whatever the others say, while that one says something; or takes that back.")
            .Argument<NonNullGraphType<PinFieldInputType>>("input", "The decision.")
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<PinFieldInput>("input");
                var order = new PinOrder(GlobalId.ReadCentre(input.Centre), input.Field, input.Listing is { } listing ? MatchQueries.ReadListing(listing, "listing") : null, context.Actor(input.Actor), input.Reason);
                return Told(await grains.Matching().Pin(order));
            });

        void AddPair(string name, PairVerdict? verdict, string description) => mutation.Field<MatchResultType>(name)
            .Description(description)
            .Argument<NonNullGraphType<PairDecisionInputType>>("input", "The decision.")
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<PairDecisionInput>("input");
                var order = new PairOrder(MatchQueries.ReadListing(input.One, "one"), MatchQueries.ReadListing(input.Other, "other"), verdict, context.Actor(input.Actor), input.Reason);
                return Told(await grains.Matching().Decide(order));
            });
    }

    private static object Told(MatchAnswer answer) => answer is { Code: { } code, Message: { } message } ? new Refused(code, message) : answer;
}
