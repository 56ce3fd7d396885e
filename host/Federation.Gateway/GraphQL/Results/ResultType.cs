using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Results;

/// <summary>What a mutation answers: what was done, or one of its refusals. Fields of one name are of one type in all of them, so that one query can ask for all.</summary>
/// <typeparam name="TDone">What is told where it was done.</typeparam>
internal abstract class ResultType<TDone> : UnionGraphType
    where TDone : IObjectGraphType
{
    protected ResultType(string name, string description)
    {
        Name = name;
        Description = description;
        Type<TDone>();
    }

    /// <summary>It may be refused so.</summary>
    protected void Or<TRefusal>()
        where TRefusal : IRefusalType => Type<TRefusal>();
}
