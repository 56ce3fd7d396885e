using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreFilterInputType : InputObjectGraphType<CentreFilterInput>
{
    public CentreFilterInputType()
    {
        Name = "CentreFilter";
        Description = "Which centres: every condition that is given must hold.";
        Field<StringGraphType>("text").Description("Words that all stand in name, town, postcode or description; case and accents do not count, and small words such as \"de\" or \"the\" are left aside.");
        Field<WordMatchType>("words").Description("How much of a word must be there; FORGIVING where it is left out.");
        Field<ListGraphType<NonNullGraphType<IdGraphType>>>("networks").Description("Listed by any of these networks: their keys or global ids.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("countries").Description("In any of these countries: ISO 3166-1 alpha-2. FR finds France overseas too.");
        Field<StringGraphType>("locality").Description("In this municipality; case and accents do not count.");
        Field<StringGraphType>("postalCode").Description("With a postcode that begins so: 21 finds the Côte-d'Or among French ones.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("services").Description("Offering all of these services, by their keys.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("anyServices").Description("Offering one of these services or more, by their keys.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("accessibility").Description("Made for all of these, by the keys of \"accessibilityFeatures\".");
        Field<IntGraphType>("leastCapacity").Description("With so many work places or more, 1 or more; a centre that does not say is left out.");
        Field<DateTimeScalar>("openAt").Description("Surely open at that moment, by the clock of the place; a centre that does not say, or whose hours hang on an unknown holiday, is left out.");
        Field<DateTimeScalar>("changedSince").Description("Changed at that moment or later.");
        Field<LabelFilterInputType>("label").Description("Holding the label; a suspended, expired or revoked one is not held, and a claim in a listing is none.");
        Field<PlaceFilterInputType>("place").Description("Where.");
    }
}
