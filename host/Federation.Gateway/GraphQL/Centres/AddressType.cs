using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Addresses;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class AddressType : ObjectGraphType<Address>
{
    public AddressType()
    {
        Name = "Address";
        Description = "A postal address. Every part may be missing, but at least one is there.";
        Field<StringGraphType>("street").Description("House number and street.").Resolve(context => context.Source.Street);
        Field<StringGraphType>("houseNumber").Description("The house number of street, where it can be told from it.").Resolve(context => StreetNumber.Split(context.Source.Street, context.Source.Country)?.Number);
        Field<StringGraphType>("streetName").Description("Street without the house number; null where there is none to be told from it.").Resolve(context => StreetNumber.Split(context.Source.Street, context.Source.Country)?.Street);
        Field<StringGraphType>("postalCode").Description("The postcode, leading zeros kept.").Resolve(context => context.Source.PostalCode);
        Field<StringGraphType>("locality").Description("Town or village.").Resolve(context => context.Source.Locality);
        Field<StringGraphType>("localityCode").Description("The official code of the municipality in its country, such as INSEE's in France; null where the source has none.").Resolve(context => context.Source.LocalityCode);
        Field<StringGraphType>("region").Description("Region, state or department.").Resolve(context => context.Source.Region);
        Field<StringGraphType>("country").Description("ISO 3166-1 alpha-2, upper case; the parts of France overseas have their own.").Resolve(context => context.Source.Country);
        Field<NonNullGraphType<StringGraphType>>("text").Description("All parts on one line.").Resolve(context => context.Source.ToString());
    }
}
