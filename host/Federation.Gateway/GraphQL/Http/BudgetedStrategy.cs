using Federation.Gateway.GraphQL.Loading;
using GraphQL.Execution;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Executes queries side by side, as ever, and counts each field against the query's budget.</summary>
internal sealed class BudgetedStrategy : ParallelExecutionStrategy
{
    protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node)
    {
        ((DirectoryContext)context.UserContext).Budget.Take();
        return base.ExecuteNodeAsync(context, node);
    }
}
