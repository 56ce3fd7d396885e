namespace Federation.Gateway.GraphQL;

/// <summary>A feature's fields at the root of mutations.</summary>
internal interface IMutationFields
{
    void AddTo(MutationType mutation);
}
