using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Addresses;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class AddressType : ObjectGraphType<Address>
{
    public AddressType()
    {
        Name = "Address";
        Description = "A postal address. Every part may be missing, but at least one is there.";
        Field<StringGraphType>("street").Description("House number and street.").Plain(source => source.Street);
        Field<StringGraphType>("houseNumber").Description("The house number of street, where it can be told from it.").Plain(source => StreetNumber.Split(source.Street, source.Country)?.Number);
        Field<StringGraphType>("streetName").Description("Street without the house number; null where there is none to be told from it.").Plain(source => StreetNumber.Split(source.Street, source.Country)?.Street);
        Field<StringGraphType>("postalCode").Description("The postcode, leading zeros kept.").Plain(source => source.PostalCode);
        Field<StringGraphType>("locality").Description("Town or village.").Plain(source => source.Locality);
        Field<StringGraphType>("localityCode").Description("The official code of the municipality in its country, such as INSEE's in France; null where the source has none.").Plain(source => source.LocalityCode);
        Field<StringGraphType>("region").Description("Region, state or department.").Plain(source => source.Region);
        Field<StringGraphType>("country").Description("ISO 3166-1 alpha-2, upper case; the parts of France overseas have their own.").Plain(source => source.Country);
        Field<NonNullGraphType<StringGraphType>>("text").Description("All parts on one line.").Plain(source => source.ToString());
    }
}
