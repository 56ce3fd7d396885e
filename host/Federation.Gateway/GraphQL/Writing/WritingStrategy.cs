using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Writing.Fragments;
using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>
/// Executes queries side by side, and counts each field against the query's budget. What its document has a writer for is written as a whole; everything else is executed field by field, as ever. Thread safe.
/// </summary>
internal sealed class WritingStrategy(DocumentWriters writers, FragmentCache kept) : ParallelExecutionStrategy
{
    protected override ExecutionNode BuildExecutionNode(ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType fieldDefinition, int? indexInParentNode = null) =>
        indexInParentNode is null && field.SelectionSet is not null && writers.Find(field) is { } writer
            ? new WrittenNode(parent, graphType, field, fieldDefinition, indexInParentNode, writer)
            : base.BuildExecutionNode(parent, graphType, field, fieldDefinition, indexInParentNode);

    protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node)
    {
        ((DirectoryContext)context.UserContext).Budget.Take();
        return base.ExecuteNodeAsync(context, node);
    }

    protected override async Task CompleteNodeAsync(ExecutionContext context, ExecutionNode node)
    {
        if (node.Result is WrittenValue) return;
        await base.CompleteNodeAsync(context, node);
        if (node is WrittenNode { Result: { } value, Writer: var writer }) node.Result = Write(context, writer, value);
    }

    /// <summary>The value; or, where something of it has to be read first, the promise of it: it is read together with what else the query needs.</summary>
    private object Write(ExecutionContext context, ValueWriter writer, object value)
    {
        var directory = (DirectoryContext)context.UserContext;
        var writing = new AnswerWriting(directory, kept, read: null, context.CancellationToken);
        writer.Write(writing, value);
        if (writing.Missing is not { } missing) return Done(writing);
        var reading = new CentreReading(missing, writing.MissingNeeds, directory.Now, directory);
        return new Awaited(async cancellationToken =>
        {
            var whole = new AnswerWriting(directory, kept, await reading.ReadAsync(cancellationToken), cancellationToken);
            writer.Write(whole, value);
            return Done(whole);
        });

        WrittenValue Done(AnswerWriting written)
        {
            directory.Budget.Take(written.Values);
            return new WrittenValue(written.Take());
        }
    }

    private sealed class Awaited(Func<CancellationToken, Task<object?>> read) : IDataLoaderResult
    {
        public Task<object?> GetResultAsync(CancellationToken cancellationToken = default) => read(cancellationToken);
    }
}
