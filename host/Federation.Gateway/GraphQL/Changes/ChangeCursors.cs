using Federation.Cluster.Storage;
using Federation.Gateway.GraphQL.Errors;

namespace Federation.Gateway.GraphQL.Changes;

/// <summary>Reads where somebody wants to go on with the changes. Thread safe.</summary>
internal sealed class ChangeCursors(IDirectoryStore store)
{
    /// <exception cref="CodedError">It is no cursor, or one of another past than this directory's.</exception>
    public async Task<FeedCursor> ReadAsync(string text, CancellationToken cancellationToken)
    {
        if (!FeedCursor.TryParse(text, out var cursor)) throw CodedError.BadInput("\"after\" is not a cursor of the changes. Use \"next\" or an item's cursor as it came.");
        // A reader who waited there would miss everything until this directory has grown as far.
        bool isKnown = (await store.HeadAsync(cancellationToken)).HasReached(cursor);
        return isKnown ? cursor : throw CodedError.BadInput("\"after\" lies beyond the changes of this directory: its data was replaced since, by an older copy or a new folder. Begin again without \"after\".");
    }
}
