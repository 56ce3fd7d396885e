using Microsoft.Data.Sqlite;

namespace Federation.Gateway.Identity.Store;

/// <summary>The files of the sign-in in the data folder: closed to every other user of the machine from the moment that they are there.</summary>
internal static class IdentityFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>The folder of the keys that protect secrets. It is closed, and so is what is in it.</summary>
    /// <exception cref="IdentityStoreException">It cannot be made or closed.</exception>
    public static DirectoryInfo OpenProtection(IdentitySettings settings) => Guard(settings.ProtectionFolder, () =>
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(settings.ProtectionFolder); // The data folder's access list decides there.
        var folder = Directory.CreateDirectory(settings.ProtectionFolder, OwnersFolder);
        if ((folder.UnixFileMode & ~OwnersFolder) != 0) folder.UnixFileMode = OwnersFolder;
        return folder;
    });

    /// <summary>The file of the account store. SQLite gives the files that it makes beside it the same mode.</summary>
    /// <exception cref="IdentityStoreException">It cannot be made or closed.</exception>
    public static void OpenDatabase(IdentitySettings settings) => Guard(settings.DatabaseFile, () =>
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        bool isNew;
        using (var file = new FileStream(settings.DatabaseFile, options))
        {
            isNew = file.Length == 0;
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~OwnerOnly) != 0) File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
        }

        // A file that it finds Entity Framework takes as it is, and readers would wait for writers.
        if (isNew) UseWriteAheadLog(settings.DatabaseFile);
        return settings;
    });

    private static void UseWriteAheadLog(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 10 }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
    }

    private static T Guard<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new IdentityStoreException($"{path} cannot be opened, made or closed to others: {failure.Message} The host's own user must own it and be able to write to its folder.", failure);
        }
    }
}
