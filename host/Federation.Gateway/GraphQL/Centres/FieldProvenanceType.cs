using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class FieldProvenanceType : ObjectGraphType<FieldProvenance>
{
    public FieldProvenanceType()
    {
        Name = "FieldProvenance";
        Description = "Where the shown value of one field comes from, under which terms, and what other listings say.";
        Field<NonNullGraphType<StringGraphType>>("field").Description("The field of the centre.").Resolve(context => context.Source.Field);
        this.AddSourceFields(provenance => provenance.Winner);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<FieldSourceType>>>>("others")
            .Description("The values that lost, or that were added to the shown one: services are added up.")
            .Resolve(context => context.Source.Others);
    }
}
