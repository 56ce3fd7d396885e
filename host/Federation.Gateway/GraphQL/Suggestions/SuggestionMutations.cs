using Federation.Cluster.Centres;
using Federation.Cluster.Suggestions;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Suggestions;

internal sealed class SuggestionMutations(IDirectoryGrains grains) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.Field<SuggestionResultType>("suggestCorrection")
            .Description("Tells the network that a shown value comes from what it should say. It waits there, and is closed by itself when the network's feed says so.")
            .Argument<NonNullGraphType<SuggestCorrectionInputType>>("input", "The correction.")
            .ResolveAsync(async context => await SuggestAsync(context, context.GetArgument<SuggestCorrectionInput>("input")));
        mutation.OfNetwork<SuggestionResultType>("dismissSuggestion", "Says no to a correction that waits at a network.")
            .Argument<NonNullGraphType<StringGraphType>>("suggestion", "The suggestion's key.")
            .Argument<NonNullGraphType<StringGraphType>>("reason", "Why, 1 to 1,000 characters. It names no person.")
            .ResolveAsync(async context =>
            {
                var network = context.NetworkAsked();
                if (await grains.Network(network).GetDefinition() is null) return NotFound.Network(network);
                return Told(await grains.Suggestions(network).Dismiss(context.GetArgument<string>("suggestion"), context.GetArgument<string>("reason")));
            });
    }

    private async Task<object> SuggestAsync(IResolveFieldContext context, SuggestCorrectionInput input)
    {
        if (context.KnownCentre(input.Centre) is not { } asked || await grains.Centre(context.Directory().Index.Find(asked)!.Id).Get() is not { IsClosed: false } state) // known: the index finds it
        {
            return NotFound.Centre(SuggestionCodes.UnknownCentre);
        }

        var centre = MergedCentre.Of(state);
        var owner = centre.Fields.FirstOrDefault(field => field.Field.Name == input.Field)?.Source ?? centre.Fields[0].Source; // a listing has a name
        return Told(await grains.Suggestions(owner.Key.Network).Suggest(new SuggestionOrder(state.Id, owner.Key, input.Field, input.Value, input.Comment, context.Subject())));
    }

    private static object Told(SuggestionAnswer answer) => answer switch
    {
        { Suggestion: { } suggestion } => new SuggestionSet(suggestion),
        { Code: SuggestionCodes.UnknownCentre } => NotFound.Centre(SuggestionCodes.UnknownCentre), // its listing went meanwhile
        { Code: { } code, Message: { } message } => new Refused(code, message),
        _ => throw new InvalidOperationException("A suggestion was neither taken nor refused."),
    };
}
