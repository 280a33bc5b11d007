using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;

namespace DslNet.Tests.Files;

/// <summary>Every file that the library writes is replaced whole or not at all, and nothing that somebody planted beside it is touched.</summary>
public sealed class FileReplacementTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-files-").FullName;

    private string Target => Path.Combine(folder, "target");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_made_and_replaced_and_nothing_is_left_beside_it()
    {
        Write("one");
        Write("two");

        File.ReadAllText(Target).ShouldBe("two");
        Directory.GetFiles(folder).ShouldBe([Target]);
    }

    [Fact]
    public void A_link_planted_at_the_old_temporary_name_is_not_followed()
    {
        string victim = Path.Combine(folder, "victim");
        File.WriteAllText(victim, "precious");
        File.CreateSymbolicLink(Target + ".new", victim);

        Write("new");

        File.ReadAllText(victim).ShouldBe("precious");
        File.ReadAllText(Target).ShouldBe("new");
    }

    [Fact]
    public void The_temporary_name_is_another_one_each_time_and_is_created_exclusively()
    {
        HashSet<string> names = [];
        for (int i = 0; i < 20; i++)
        {
            FileReplacement.Write(Target, file => names.Add(((FileStream)file).Name));
        }

        names.Count.ShouldBe(20);
        names.ShouldAllBe(name => Path.GetDirectoryName(name) == folder && name != Target);
    }

    [Fact]
    public void Where_writing_fails_the_old_file_stays_and_the_leftover_goes()
    {
        Write("old");
        IOException full = new("No space left on device.");

        IOException exception = Should.Throw<IOException>(() => FileReplacement.Write(Target, file =>
        {
            file.Write(new byte[100_000]);
            file.Flush();
            throw full;
        }));

        exception.InnerException.ShouldBe(full);
        exception.Message.ShouldBe($"{Target} can't be written: No space left on device.");
        File.ReadAllText(Target).ShouldBe("old");
        Directory.GetFiles(folder).ShouldBe([Target]);
    }

    /// <summary>Not all may mount; who may not has seen it by the stream that throws.</summary>
    [Fact]
    public void On_a_full_disk_the_old_file_stays_and_the_space_is_free_again()
    {
        string disk = Path.Combine(folder, "disk");
        Directory.CreateDirectory(disk);
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk) != 0)
        {
            return;
        }

        try
        {
            string file = Path.Combine(disk, "target");
            File.WriteAllText(file, "old");
            Should.Throw<IOException>(() => FileReplacement.Write(file, stream => stream.Write(new byte[200_000])));
            File.ReadAllText(file).ShouldBe("old");
            Directory.GetFiles(disk).ShouldBe([file]);
            FileReplacement.Write(file, stream => stream.Write(new byte[30_000]));
        }
        finally
        {
            Run("umount", disk).ShouldBe(0);
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_mode_of_a_file_stays_and_a_new_one_has_the_usual_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string usual = Path.Combine(folder, "usual");
        File.WriteAllText(usual, "");
        Write("new");
        File.GetUnixFileMode(Target).ShouldBe(File.GetUnixFileMode(usual));

        foreach (UnixFileMode mode in (UnixFileMode[])[Private, Private | UnixFileMode.GroupRead, Private | UnixFileMode.OtherRead | UnixFileMode.OtherWrite])
        {
            File.SetUnixFileMode(Target, mode);
            FileReplacement.Write(Target, file => File.GetUnixFileMode(((FileStream)file).Name).ShouldBe(Private));
            File.GetUnixFileMode(Target).ShouldBe(mode);
        }
    }

    [Fact]
    public void A_read_only_file_is_refused()
    {
        Write("old");
        File.SetAttributes(Target, FileAttributes.ReadOnly);
        try
        {
            Should.Throw<IOException>(() => Write("new")).Message.ShouldBe($"{Target} can't be written: It is read-only.");
            Should.Throw<IOException>(() => FileReplacement.MustBeWritable(Target)).Message.ShouldContain("read-only");
            File.ReadAllText(Target).ShouldBe("old");
            Directory.GetFiles(folder).ShouldBe([Target]);
        }
        finally
        {
            File.SetAttributes(Target, FileAttributes.Normal);
        }
    }

    [Fact]
    public void Of_a_link_the_target_is_replaced()
    {
        string elsewhere = Path.Combine(folder, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        string real = Path.Combine(elsewhere, "real"), link = Path.Combine(folder, "link");
        File.WriteAllText(real, "old");
        File.CreateSymbolicLink(link, real);
        File.CreateSymbolicLink(Target, Path.Combine(".", "link"));

        Write("new");

        File.ReadAllText(real).ShouldBe("new");
        new FileInfo(Target).LinkTarget.ShouldNotBeNull();
        new FileInfo(link).LinkTarget.ShouldBe(real);
        Directory.GetFiles(elsewhere).ShouldBe([real]);

        // One that leads nowhere yet makes what it leads to.
        File.Delete(real);
        Write("newer");
        File.ReadAllText(real).ShouldBe("newer");
    }

    [Fact]
    public void A_pipe_a_device_and_a_folder_are_refused_at_once()
    {
        Should.Throw<IOException>(() => FileReplacement.Write(folder, _ => { })).Message.ShouldContain("It is a folder.");
        Should.Throw<IOException>(() => FileReplacement.MustBeWritable(folder)).Message.ShouldContain("It is a folder.");
        Should.Throw<IOException>(() => ReadableFile.Open(folder)).Message.ShouldContain("It is a folder.");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Should.Throw<IOException>(() => FileReplacement.Write("/dev/null", _ => { })).Message.ShouldContain("device");
        Run("mkfifo", Target).ShouldBe(0);
        Should.Throw<IOException>(() => Write("new")).Message.ShouldContain("pipe");
    }

    [Fact]
    public void What_can_not_be_written_is_told_by_trying()
    {
        string[] paths =
        [
            Path.Combine(folder, "nowhere", "x"),
            Path.Combine(folder, new string('n', 256)),
            .. OperatingSystem.IsLinux() ? (string[])["/sys/dslnet"] : [],
        ];
        foreach (string path in paths)
        {
            Should.Throw<IOException>(() => FileReplacement.MustBeWritable(path));
            Should.Throw<IOException>(() => FileReplacement.Write(path, _ => throw new InvalidOperationException("It began to write.")));
        }

        Should.Throw<ArgumentException>(() => FileReplacement.MustBeWritable(" ")).ParamName.ShouldBe("path");
        Should.Throw<ArgumentException>(() => FileReplacement.MustBeWritable("a\0b"));
        FileReplacement.MustBeWritable(Target);
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    /// <summary>255 bytes are the longest name of a file; the temporary name must not be longer.</summary>
    [Theory]
    [InlineData("n", 255)]
    [InlineData("ü", 127)]
    public void The_longest_names_are_written(string letter, int count)
    {
        string path = Path.Combine(folder, string.Concat(Enumerable.Repeat(letter, count)));
        FileReplacement.Write(path, file => file.Write("long"u8));
        File.ReadAllText(path).ShouldBe("long");
        Directory.GetFiles(folder).ShouldBe([path]);
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_and_nothing_else()
    {
        string left = Target + ".0123456789abcdef.tmp";
        string[] others = [Target + ".tmp", Target + ".0123456789abcdeg.tmp", Target + "s.0123456789abcdef.tmp", left + ".tmp", Target];
        foreach (string file in (string[])[left, .. others])
        {
            File.WriteAllText(file, "");
        }

        FileReplacement.RemoveLeftovers(Target);

        Directory.GetFiles(folder).ShouldBe(others, ignoreOrder: true);
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private void Write(string text) => FileReplacement.Write(Target, file => file.Write(Encoding.UTF8.GetBytes(text)));
}
