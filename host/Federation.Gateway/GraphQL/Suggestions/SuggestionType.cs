using Federation.Cluster.Suggestions;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Suggestions;

internal sealed class SuggestionType : ObjectGraphType<Suggestion>
{
    public SuggestionType()
    {
        Name = "Suggestion";
        Description = "What somebody thinks that a listing should say of one field. It changes nothing by itself.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("Names it, for \"dismissSuggestion\".").Resolve(context => context.Source.Id);
        Field<CentreType>("centre")
            .Description("The centre that was looked at; null where it is gone.")
            .Resolve(context => context.Directory().Centres.Load(context.Source.Centre).Select(centre => centre is null ? null : CentreNode.Of(centre)));
        Field<NonNullGraphType<StringGraphType>>("listing").Description("The key of the listing at which it waits.").Resolve(context => context.Source.Listing.Value);
        Field<NonNullGraphType<StringGraphType>>("field").Description("The field, as \"provenance\" names it.").Resolve(context => context.Source.Field);
        Field<StringGraphType>("before").Description("What the listing said then; null where it said nothing.").Resolve(context => context.Source.Before);
        Field<NonNullGraphType<StringGraphType>>("value").Description("What it should say.").Resolve(context => context.Source.Value);
        Field<StringGraphType>("comment").Description("For the network's eyes.").Resolve(context => context.Source.Comment);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When it was made.").Resolve(context => context.Source.At);
        Field<NonNullGraphType<SuggestionStateType>>("state").Description("What became of it.").Resolve(context => context.Source.State);
        Field<DateTimeScalar>("closedAt").Description("Null while it is open.").Resolve(context => context.Source.ClosedAt);
        Field<StringGraphType>("reason").Description("Why the network said no.").Resolve(context => context.Source.Reason);
    }
}
