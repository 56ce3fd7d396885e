using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class ServiceCountType : ObjectGraphType<KeyValuePair<string, int>>
{
    public ServiceCountType()
    {
        Name = "ServiceCount";
        Description = "How many centres offer one service.";
        Field<NonNullGraphType<ServiceType>>("service").Description("Which.").Plain(source => source.Key);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many centres.").Plain(source => source.Value);
    }
}
