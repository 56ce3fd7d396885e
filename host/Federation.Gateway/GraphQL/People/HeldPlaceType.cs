using Federation.Cluster.People.Exporting;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

internal sealed class HeldPlaceType : ObjectGraphType<HeldPlace>
{
    public HeldPlaceType()
    {
        Name = "HeldPlace";
        Description = "One place where a person stands.";
        Field<NonNullGraphType<StringGraphType>>("kind").Description("What is stored, for example centre, quarantine, person, run or event.").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<StringGraphType>>("id").Description("Which of its kind; of a centre the listing's key.").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<StringGraphType>>("pointer").Description("Where in it, a JSON pointer; empty for its id.").Resolve(context => context.Source.Pointer);
        Field<NonNullGraphType<StringGraphType>>("text").Description("What stands there, whole.").Resolve(context => context.Source.Text);
        Field<StringGraphType>("source").Description("The adapter that it came through; null where it is not known.").Resolve(context => context.Source.Source);
        Field<PersonPurposeType>("purpose").Description("Why it is kept; null for what is not kept as a person's.").Resolve(context => context.Source.Purpose);
        Field<DateTimeScalar>("since").Description("Since when it stands there; null where it is not known.").Resolve(context => context.Source.Since);
        Field<DateTimeScalar>("until").Description("When it goes by itself; null where it does not.").Resolve(context => context.Source.Until);
    }
}
