using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Federation.Gateway.Identity.Keys;

/// <summary>
/// The keys of the sign-in: read from the account store, made where one is missing, changed by the <see cref="KeySchedule"/>. Thread safe; several hosts can share a store, for whoever comes
/// second reads what the first one made.
/// </summary>
internal sealed class IdentityKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int MostTries = 5;

    private readonly IDataProtector _protector = protection.CreateProtector("Federation.Identity.Keys");
    private CancellationTokenSource _changed = new();
    private IdentityKeySet? _current;

    /// <exception cref="InvalidOperationException">They have not been read yet.</exception>
    public IdentityKeySet Current => _current ?? throw new InvalidOperationException("The keys of the sign-in are read when the host starts.");

    /// <summary>Fires when <see cref="Current"/> changes.</summary>
    public IChangeToken Changed() => new CancellationChangeToken(_changed.Token);

    /// <summary>Reads the keys again, makes those that are missing and forgets those that nothing needs.</summary>
    /// <exception cref="IdentityStoreException">A key cannot be read: the keys in the data folder are not those that protected it.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                var now = clock.GetUtcNow().UtcDateTime;
                Publish(Read(await ReadOrMakeAsync(now, cancellationToken), now));
                return;
            }
            catch (Exception failure) when (tries < MostTries && IsOvertaken(failure))
            {
                // Another host made the keys meanwhile: they are read at the next try.
            }
        }
    }

    /// <summary>One at a time, also among hosts: else two that start together would each sign with keys that the other does not know.</summary>
    private async Task<IReadOnlyCollection<StoredKey>> ReadOrMakeAsync(DateTime now, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var stored = await database.Keys.ToListAsync(cancellationToken);
        foreach (var use in Enum.GetValues<KeyUse>())
        {
            if (KeySchedule.Missing(stored, use, now) is not { } from) continue;
            var made = new StoredKey { Id = NewId(), Use = use, Secret = Convert.ToBase64String(_protector.Protect(IdentityKeySet.NewSecret(use))), Created = now, UsedFrom = from };
            database.Keys.Add(made);
            stored.Add(made);
        }

        var expired = KeySchedule.Expired(stored, now);
        database.Keys.RemoveRange(expired);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. stored.Except(expired)];
    }

    /// <summary>PostgreSQL refuses one of two that read and wrote at the same moment; SQLite lets the second wait.</summary>
    private static bool IsOvertaken(Exception? failure) => failure switch
    {
        null => false,
        DbException { IsTransient: true } or DbUpdateConcurrencyException => true,
        _ => IsOvertaken(failure.InnerException),
    };

    private IdentityKeySet Read(IReadOnlyCollection<StoredKey> stored, DateTime now) => new(
        [.. KeySchedule.InOrder(stored, KeyUse.Signing, now).Select(key => IdentityKeySet.ReadSigning(key.Id, Unprotect(key)))],
        [.. KeySchedule.InOrder(stored, KeyUse.Encryption, now).Select(key => IdentityKeySet.ReadEncryption(key.Id, Unprotect(key)))],
        Unprotect(stored.Single(key => key.Use == KeyUse.Pairwise)))
    {
        SigningTimes = [.. stored.Where(key => key.Use == KeyUse.Signing).Select(key => new KeyTime(key.Id, key.UsedFrom))],
        Federation = [.. KeySchedule.Periods(stored, KeyUse.Federation).Select(period => new FederationKeyPeriod(IdentityKeySet.ReadFederation(Unprotect(period.Key)), period.From, period.Until))],
    };

    private void Publish(IdentityKeySet keys)
    {
        bool isNew = _current is null || !Ids(_current).SequenceEqual(Ids(keys));
        if (!isNew) return;
        _current = keys;
        Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
    }

    private static IEnumerable<string> Ids(IdentityKeySet keys) => keys.Signing.Select(key => key.KeyId).Concat(keys.Encryption.Select(key => key.KeyId)).Concat(keys.Federation.Select(period => period.Signer.KeyId));

    private byte[] Unprotect(StoredKey key)
    {
        try
        {
            return _protector.Unprotect(Convert.FromBase64String(key.Secret));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw new IdentityStoreException(
                $"A key of the sign-in cannot be read: the folder identity-keys is not the one that protected it. Restore both from the same backup.", failure);
        }
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
}
