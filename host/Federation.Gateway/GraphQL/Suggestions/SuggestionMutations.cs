using Federation.Cluster.Centres;
using Federation.Cluster.Suggestions;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Suggestions;

internal sealed class SuggestionMutations(IDirectoryGrains grains) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.Field<SuggestionPayloadType>("suggestCorrection")
            .Description("Tells the network that a shown value comes from what it should say. It waits there, and is closed by itself when the network's feed says so.")
            .Argument<NonNullGraphType<SuggestCorrectionInputType>>("input", "The correction.")
            .ResolveAsync(async context => new SuggestionPayload(await SuggestAsync(context, context.GetArgument<SuggestCorrectionInput>("input"))));
        mutation.Field<SuggestionPayloadType>("dismissSuggestion")
            .Description("Says no to a correction that waits at a network. Null for an unknown network.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .Argument<NonNullGraphType<StringGraphType>>("suggestion", "The suggestion's key.")
            .Argument<NonNullGraphType<StringGraphType>>("reason", "Why, 1 to 1,000 characters. It names no person.")
            .ResolveAsync(async context =>
            {
                var network = GlobalId.ReadNetwork(context.GetArgument<string>("network"));
                if (await grains.Network(network).GetDefinition() is null) return null;
                return new SuggestionPayload(await grains.Suggestions(network).Dismiss(context.GetArgument<string>("suggestion"), context.GetArgument<string>("reason")));
            });
    }

    private async Task<SuggestionAnswer> SuggestAsync(IResolveFieldContext context, SuggestCorrectionInput input)
    {
        if (context.KnownCentre(input.Centre) is not { } asked || await grains.Centre(context.Directory().Index.Find(asked)!.Id).Get() is not { IsClosed: false } state) // known: the index finds it
        {
            return SuggestionAnswer.Refused(SuggestionCodes.UnknownCentre, "No listing speaks for a centre of that id.");
        }

        var centre = MergedCentre.Of(state);
        var owner = centre.Fields.FirstOrDefault(field => field.Field.Name == input.Field)?.Source ?? centre.Fields[0].Source; // a listing has a name
        return await grains.Suggestions(owner.Key.Network).Suggest(new SuggestionOrder(state.Id, owner.Key, input.Field, input.Value, input.Comment, context.Subject()));
    }
}
