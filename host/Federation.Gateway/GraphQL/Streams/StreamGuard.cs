using System.Runtime.CompilerServices;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.Identity.Access;

namespace Federation.Gateway.GraphQL.Streams;

/// <summary>
/// Stands between a stream and whoever reads it: tells at the pace that the caller may have, so that nobody replays the past for all others, and only while the caller is who began it. Thread safe.
/// </summary>
internal sealed class StreamGuard(ClientThrottle throttle, TimeProvider clock)
{
    /// <summary>After so long who reads is looked at again before anything more is told: a role that was taken away tells for a minute at most.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    /// <param name="client">By what the caller is counted.</param>
    /// <param name="caller">Who began it.</param>
    /// <param name="read">Reads who the caller is now.</param>
    /// <exception cref="CodedError">While it is read: the caller is another by now.</exception>
    public async IAsyncEnumerable<StreamedAnswer> FollowAsync(StreamResult stream, string client, Caller caller, Func<ValueTask<Caller>> read, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long seen = clock.GetTimestamp();
        await foreach (var answer in stream.Answers.WithCancellation(cancellationToken))
        {
            await throttle.PaceAsync(client, cancellationToken);
            if (caller.IsSignedIn && clock.GetElapsedTime(seen) >= Trust)
            {
                if (!(await read()).IsSameAs(caller)) throw new CodedError(ErrorCode.Unauthenticated, "What you may see has changed since this stream began: sign in again where that is needed, and come back with the last cursor.");
                seen = clock.GetTimestamp();
            }

            yield return answer;
        }
    }
}
